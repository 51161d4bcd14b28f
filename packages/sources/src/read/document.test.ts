import { hasErrors } from '@nodeless/core';
import fc from 'fast-check';
import { documentOf, GOOD, placesOf, sourceFile, wordsOf } from '../testing/sources.ts';
import { readDocument } from './document.ts';
import { MAX_SOURCE_BYTES } from './max-source-bytes.ts';

const read = (text: string) => readDocument(sourceFile('source.yaml', text));
const readBytes = (bytes: Uint8Array) => readDocument({ path: 'source.yaml', bytes });

describe('a document without a problem', () => {
  const document = documentOf('name: a\npools:\n  - { cpu: 0100, zone }\n  - "b"\n"odd/key": ~\n');
  const at = (...segments: (string | number)[]) => {
    const found = document.locateValue(segments);
    return found && [found.line, found.column, found.endLine, found.endColumn];
  };

  test('is plain data', () => {
    expect(document.data).toEqual({ name: 'a', pools: [{ cpu: 100, zone: null }, 'b'], 'odd/key': null });
  });

  test('knows the place of every value', () => {
    expect(at()).toEqual([1, 1, 6, 1]);
    expect(at('name')).toEqual([1, 7, 1, 8]);
    expect(at('pools', 0)).toEqual([3, 5, 3, 24]);
    expect(at('pools', 0, 'cpu')).toEqual([3, 12, 3, 16]);
    expect(at('pools', '1')).toEqual([4, 5, 4, 8]);
    expect(at('odd/key')).toEqual([5, 12, 5, 13]);
  });

  test('a key without a value stands for it', () => {
    expect(at('pools', 0, 'zone')).toEqual([3, 18, 3, 22]);
    expect(document.typedText(['pools', 0, 'zone'])).toBeUndefined();
  });

  test('knows the place of the key, which inside a list is the value', () => {
    expect(document.locateKey(['pools'])).toEqual({
      file: 'source.yaml',
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 6,
    });
    expect(document.locateKey(['pools', 1])).toEqual(document.locateValue(['pools', 1]));
  });

  test('knows nothing about values that it does not hold', () => {
    expect([at('nothing'), at('name', 'deeper'), at('pools', 7), at('pools', 'name')]).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
    expect(document.locateKey(['nothing'])).toBeUndefined();
  });

  test('knows how a scalar was typed', () => {
    expect(document.typedText(['pools', 0, 'cpu'])).toBe('0100');
    expect(document.typedText(['pools'])).toBeUndefined();
  });
});

test('Windows line ends and a byte order mark do not shift places', () => {
  const { value } = read('\ufeffa: 1\r\nb: [x,\r\n  y]\r\n');
  expect(value?.data).toEqual({ a: 1, b: ['x', 'y'] });
  expect(value?.locateValue(['a'])).toMatchObject({ line: 1, column: 4 });
  expect(value?.locateValue(['b', 1])).toMatchObject({ line: 3, column: 3 });
});

test('words of YAML 1.1 stay text, even when the file asks for YAML 1.1', () => {
  expect(read('%YAML 1.1\n---\na: on\nb: 0o17\nc: 012\nd: 12:30\n').value?.data).toEqual({
    a: 'on',
    b: 15,
    c: 12,
    d: '12:30',
  });
});

test.each([
  [
    'an empty file',
    '',
    'source/empty: the file holds nothing | write it, take it back from git, or delete its folder',
  ],
  [
    'only a comment',
    '# nothing\n',
    'source/empty: the file holds nothing | write it, take it back from git, or delete its folder',
  ],
  [
    'only a marker',
    '---\n',
    'source/empty: the file holds nothing | write it, take it back from git, or delete its folder',
  ],
  [
    'null',
    '~\n',
    'source/empty: the file holds nothing | write it, take it back from git, or delete its folder',
  ],
  [
    'a NUL byte',
    'a: \0\n',
    'source/not-text: the file is binary or not UTF-8 text | save it as UTF-8 text, or take it back from git',
  ],
])('%s is refused', (_, text, words) => {
  const { value, diagnostics } = read(text);
  expect(value).toBeUndefined();
  expect(wordsOf(diagnostics)).toEqual([words]);
  expect(placesOf(diagnostics)).toEqual([`1:1 ${words.slice(0, words.indexOf(':'))}`]);
});

test.each([
  ['Latin-1', Buffer.from('a: \xe9\n', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffa: b\n', 'utf16le')],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
])('%s is not text', (_, bytes) => {
  expect(placesOf(readBytes(bytes).diagnostics)).toEqual(['1:1 source/not-text']);
});

test('the limit of a size is exact', () => {
  const fill = (size: number) => new TextEncoder().encode(`a: ${'x'.repeat(size - 3)}`);
  expect(readBytes(fill(MAX_SOURCE_BYTES)).diagnostics).toEqual([]);
  expect(wordsOf(readBytes(fill(MAX_SOURCE_BYTES + 1)).diagnostics)).toEqual([
    'source/too-large: the file has 262145 bytes, a source may have 256 KiB | sources are written by hand; move data elsewhere',
  ]);
});

/** A value, or errors whose places lie inside the file; never an exception. */
function expectAnswer(bytes: Uint8Array): void {
  const { value, diagnostics } = readBytes(bytes);
  expect(value === undefined).toBe(hasErrors(diagnostics));
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n/);
  for (const { location } of diagnostics) {
    expect(location).toMatchObject({ file: 'source.yaml' });
    const { line = 0, column = 0, endLine = 0, endColumn = 0 } = location ?? {};
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 2);
    expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true);
  }
}

test('any bytes get an answer', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), expectAnswer), { numRuns: 500 });
});

test('any text of YAML characters gets an answer', () => {
  const unit = fc.constantFrom(
    ...'ab1:-,[]{}#&*!|>\'"%@`?~.\\ \t\n\r<=',
    ': ',
    '- ',
    '\n  ',
    '---\n',
    '<<: ',
  );
  const text = fc.string({ unit, maxLength: 60 });
  fc.assert(
    fc.property(text, (typed) => expectAnswer(new TextEncoder().encode(typed))),
    { numRuns: 2000 },
  );
});

test('any edit of a good source gets an answer', () => {
  const good = Buffer.from(GOOD.cluster);
  const edit = fc.record({
    at: fc.nat(good.length),
    remove: fc.nat(20),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom(...'\t\n:[{"\'&*-#').map((c) => Buffer.from(c)),
    ),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      let bytes: Buffer = good;
      for (const { at, remove, insert } of edits) {
        bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
      }
      expectAnswer(bytes);
    }),
    { numRuns: 1000 },
  );
});
