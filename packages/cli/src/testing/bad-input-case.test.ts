import { describeAnswer, parseCase } from './bad-input-case.ts';

const CASE = `What goes wrong,
in a sentence.
-- command --
generate --json sample
-- new.yaml --
a: 1

-- changed.yaml (changed) --
-b: 2
-c: 3
+b: 4

-f: 6
-- longer.yaml (changed) --
+last: line
-- gone.yaml (removed) --
-- expect --
exit 1
`;

test('a case is read from its text', () => {
  const { title, command, files, expected } = parseCase(CASE);
  expect(title).toBe('What goes wrong, in a sentence.');
  expect(command).toEqual(['generate', '--json', 'sample']);
  expect(expected).toBe('exit 1\n');
  expect(files.map(({ path, change }) => [path, change('a: 1\nb: 2\nc: 3\nd: 5\nf: 6\n')])).toEqual([
    ['new.yaml', 'a: 1\n\n'],
    ['changed.yaml', 'a: 1\nb: 4\nd: 5\n'],
    ['longer.yaml', 'a: 1\nb: 2\nc: 3\nd: 5\nf: 6\nlast: line\n'],
    ['gone.yaml', undefined],
  ]);
});

test.each([
  ['lines that are not there', 'a: 1\n'],
  ['lines that are there twice', 'b: 2\nc: 3\nf: 6\nb: 2\nc: 3\n'],
  ['a part of a line', 'xb: 2\nc: 3\nf: 6\n'],
])('a change of %s is a mistake of the case', (_, good) => {
  const { files } = parseCase(CASE);
  expect(() => files[1]?.change(good)).toThrow('not exactly once');
});

test('a case has one command and one expectation', () => {
  expect(() => parseCase('Title.\n-- expect --\nexit 1\n')).toThrow('one section command');
  expect(() => parseCase(`${CASE}-- expect --\nexit 0\n`)).toThrow('one section expect');
});

test('an answer is a string with all that a person reads', () => {
  const location = { file: 'a.yaml', line: 2, column: 3, endLine: 2, endColumn: 4 };
  expect(
    describeAnswer(1, [
      {
        code: 'yaml/duplicate-key',
        severity: 'error',
        message: 'twice',
        hint: 'remove',
        location,
        related: [{ message: 'first', location: { ...location, line: 1 } }],
      },
      { code: 'source/missing', severity: 'info', message: 'nowhere' },
    ]),
  ).toBe(`exit 1
a.yaml:2:3 error yaml/duplicate-key
  twice
  hint: remove
  see a.yaml:1:3 first
- info source/missing
  nowhere
`);
});
