import { placesOf, sourceFile, wordsOf } from '../testing/sources.ts';
import { readDocuments } from './document.ts';

const read = (text: string) => readDocuments(sourceFile('objects.yaml', text));

test('every document is read, and knows its places in the file', () => {
  const { value, diagnostics } = read('a: 1\n---\n# a comment\nb:\n  - 2\n---\n{"c": 3}\n');
  expect(diagnostics).toEqual([]);
  expect(value?.map(({ data }) => data)).toEqual([{ a: 1 }, { b: [2] }, { c: 3 }]);
  expect(value?.[1]?.locateValue(['b', 0])).toEqual({
    file: 'objects.yaml',
    line: 5,
    column: 5,
    endLine: 5,
    endColumn: 6,
  });
  expect(value?.[2]?.locateKey(['c'])).toMatchObject({ line: 7, column: 2 });
});

test('documents that hold nothing are passed over', () => {
  expect(read('---\n# nothing\n---\na: 1\n---\n...\n---\n~\n').value?.map(({ data }) => data)).toEqual([
    { a: 1 },
  ]);
});

test('a file without any document is an error', () => {
  for (const text of ['', '# nothing\n', '---\n---\n']) {
    expect(placesOf(read(text).diagnostics)).toEqual(['1:1 source/empty']);
  }
});

test('the problems of all documents are told, and then there is no value', () => {
  const { value, diagnostics } = read('a: 1\na: 2\n---\nb: [\n---\nc: *x\n---\nd: 1\n');
  expect(value).toBeUndefined();
  expect(placesOf(diagnostics)).toEqual(
    expect.arrayContaining(['2:1 yaml/duplicate-key', '4:4 yaml/syntax', '6:4 yaml/alias']),
  );
  expect(wordsOf(diagnostics).join()).not.toContain('second document');
});
