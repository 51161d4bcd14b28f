import { placesOf, sourceFile } from '../testing/sources.ts';
import { readDocument } from './document.ts';

const findings = (text: string) => readDocument(sourceFile('source.yaml', text)).diagnostics;
const told = (text: string) =>
  findings(text).map(
    ({ location, code, message, hint }) =>
      `${location?.line}:${location?.column} ${code} ${message} | ${hint}`,
  );

test.each([
  [
    'a tab',
    'a:\n\tb: 1\n',
    '2:1 yaml/tab-indentation a tab indents this line | indent with spaces; YAML forbids tabs',
  ],
  [
    'two documents',
    'a: 1\n---\nb: 2\n',
    '2:1 yaml/multiple-documents a second document begins here | a source holds one document: remove the line --- and what follows',
  ],
  [
    'a key that is a list',
    '? [a]\n: 1\n',
    '1:3 yaml/non-string-key a key must be a string | put the key in quotes; a value that starts with { or [ needs quotes too',
  ],
  [
    'a tag that nobody knows',
    'a: !secret b\n',
    '1:4 yaml/warning the tag !secret is not known | remove it, or put the string in quotes if the ! is meant literally',
  ],
  [
    'a tag that does not fit',
    'a: !!int b\n',
    '1:4 yaml/warning the tag tag:yaml.org,2002:int is not known | remove it, or put the string in quotes if the ! is meant literally',
  ],
  ['no colon', 'a: 1\nb\nc: 3\n', '2:1 yaml/syntax a colon is missing after the key | write key: value'],
  [
    'no space after the colon',
    'a:1\nb: 2\n',
    '1:1 yaml/syntax a line has no colon after its key | write key: value, with a space after the colon',
  ],
  [
    'a second colon',
    'a: b: c\n',
    '1:4 yaml/syntax a second ": " stands on this line | put a string that holds ": " in quotes',
  ],
  [
    'a reserved character',
    'a: @b\n',
    '1:4 yaml/syntax a string cannot start with @ | put the string in quotes',
  ],
  [
    'an escape that YAML does not have',
    'a: "\\d+"\n',
    String.raw`1:5 yaml/syntax \d is not an escape of a string in double quotes | double the backslash, or use single quotes: '…'`,
  ],
  [
    'columns that differ',
    'a:\n  b: 1\n c: 2\n',
    '3:1 yaml/syntax this entry is indented differently from its neighbours | give it the column of the others',
  ],
  [
    'a list on the line of its key',
    'a: - b\n',
    '1:4 yaml/syntax a list starts on the line of its key | put every "- " on a line of its own',
  ],
  [
    'list entries in two columns',
    'a:\n  - b\n - c\n',
    '3:1 yaml/syntax a list stands where a key is expected | give all "- " of a list the same column',
  ],
  [
    'no comma',
    'a: { b: 1 c: 2 }\n',
    '1:9 yaml/syntax a comma is missing inside [ ] or { }, or lines with "key:" or "- " stand there | put a comma between the entries',
  ],
  ['two commas', 'a: [1,, 2]\n', '1:7 yaml/syntax a comma stands here without an entry | remove it'],
  [
    'a rest after a value',
    'a: "b" c\n',
    '1:8 yaml/syntax something follows a value that is complete | put the whole string in quotes, or end the line after the value',
  ],
  [
    'a rest after |',
    'a: |x\n  b\n',
    '1:5 yaml/syntax something follows the | or > that starts a string | a string of several lines starts with | or > alone at the end of the line above it',
  ],
  [
    'a directive',
    '%TEMPLATE 1\n---\na: 1\n',
    '1:1 yaml/warning a line that starts with % is a directive of YAML | remove it; a source needs none',
  ],
  [
    'a comment without space',
    'a: "b"#c\n',
    '1:7 yaml/syntax a space is missing in front of the comment | write a space before the #',
  ],
  [
    'a very long key',
    `${'k'.repeat(2000)}: 1\n`,
    '1:1 yaml/syntax the key has more than 1024 characters | shorten it',
  ],
  [
    'an anchor without a name',
    'a: & b\n',
    '1:4 yaml/alias a * or & in front of a string makes it an alias or an anchor, which a source may not have | put the string in quotes if the * or & is meant literally',
  ],
])('%s', (_, text, expected) => {
  expect(told(text)).toEqual([expected]);
});

test.each([
  [
    'a quote',
    'a: 1\nb: "open\nc: 3\nd: 4\n',
    '2:4 yaml/syntax this " is not closed | add the quote that ends the string',
  ],
  [
    'a single quote',
    "b: 'open\nc: 3\n",
    "1:4 yaml/syntax this ' is not closed | add the quote that ends the string",
  ],
  [
    'a bracket',
    'a: 1\nb: [x,\nc: 3\n',
    '2:4 yaml/syntax this [ is not closed | close it, or indent its lines deeper than its key',
  ],
  [
    'the inner brace',
    'a: [x, { b: c]\nd: e\n',
    '1:8 yaml/syntax this { is not closed | close it, or indent its lines deeper than its key',
  ],
  [
    'a file that ends early',
    '{"a": 1, "b": {"c":',
    '1:15 yaml/syntax this { is not closed | close it, or indent its lines deeper than its key',
  ],
  [
    'a quote inside a bracket',
    'a: [b, "c]\n',
    '1:8 yaml/syntax this " is not closed | add the quote that ends the string',
  ],
])('%s that is not closed is shown where it opens', (_, text, expected) => {
  expect(told(text)).toEqual([expected]);
});

test('what follows from a tab is left out, what stands before it is not', () => {
  const text = 'a: @x\nb:\n\tc: 1\n\td: 2\ne:\n f: 1\n  g: 2\n';
  expect(placesOf(findings(text))).toEqual([
    '1:4 yaml/syntax',
    '3:1 yaml/tab-indentation',
    '4:1 yaml/tab-indentation',
  ]);
});

test('mistakes on several lines are all told', () => {
  expect(placesOf(findings('a: @x\nb: `y\nc: "\\z"\n'))).toEqual([
    '1:4 yaml/syntax',
    '2:4 yaml/syntax',
    '3:5 yaml/syntax',
  ]);
});

test('a conflict of git is named for what it is', () => {
  const text = 'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> main\n';
  expect(told(text)).toEqual([
    '2:1 yaml/syntax a conflict of git was left in the file | keep one of the two sides and remove the lines <<<<<<<, ======= and >>>>>>>',
  ]);
});
