import { placesOf, sourceFile, wordsOf } from '../testing/sources.ts';
import { readDocument } from './document.ts';
import { MAX_DEPTH } from './parse-yaml.ts';

const findings = (text: string) => readDocument(sourceFile('source.yaml', text)).diagnostics;
const HINT = 'write the value where it is used; put a string that starts with * or & in quotes';

test('anchors and aliases are refused, each at its place', () => {
  const found = findings('a: &one [1]\nb: *one\nc: { d: &two x }\n');
  expect(placesOf(found)).toEqual(['1:4 yaml/alias', '2:4 yaml/alias', '3:9 yaml/alias']);
  expect(wordsOf(found)).toEqual([
    `yaml/alias: the anchor &one is not allowed in a source | ${HINT}`,
    `yaml/alias: the alias *one is not allowed in a source | ${HINT}`,
    `yaml/alias: the anchor &two is not allowed in a source | ${HINT}`,
  ]);
});

test.each([
  ['a: &one { b: 1 }\n', ['1:4 yaml/alias']],
  ['a: &one\n  b: 1\n', ['1:4 yaml/alias']],
  ['a: &one\n  - b: &two {}\n', ['1:4 yaml/alias', '2:8 yaml/alias']],
  ['&one a: 1\n', ['1:1 yaml/alias']],
  ['a: &one\n', ['1:4 yaml/alias']],
])('an anchor of any kind of value is refused: %j', (text, places) => {
  expect(placesOf(findings(text)).sort()).toEqual(places);
});

test('an alias without an anchor is refused once', () => {
  expect(placesOf(findings('a: *nobody\n'))).toEqual(['1:4 yaml/alias']);
  expect(placesOf(findings('namespace: *\n'))).toEqual(['1:12 yaml/alias']);
});

test('a merge key is refused', () => {
  const found = findings('a: { b: 1 }\nc:\n  <<: { b: 2 }\n');
  expect(wordsOf(found)).toEqual([`yaml/alias: the merge key << is not allowed in a source | ${HINT}`]);
  expect(placesOf(found)).toEqual(['3:3 yaml/alias']);
});

test('a key that stands twice shows both places', () => {
  const found = findings('a: 1\nb: { x: 1, "x": 2, y: 3, x: 4 }\na: 2\n');
  expect(placesOf(found)).toEqual([
    '3:1 yaml/duplicate-key',
    '2:12 yaml/duplicate-key',
    '2:26 yaml/duplicate-key',
  ]);
  expect(found[0]).toMatchObject({
    message: 'the key "a" stands twice in this map',
    hint: 'remove one of them; a YAML reader would silently take the last',
    related: [{ message: 'the first one', location: { line: 1, column: 1 } }],
  });
});

test('a key __proto__ is refused at any depth', () => {
  expect(wordsOf(findings('tags:\n  __proto__: { admin: true }\n'))).toEqual([
    'spec/unknown-key: the key "__proto__" is not allowed in a source | remove it',
  ]);
  expect(placesOf(findings('[{ "__proto__": 1 }]'))).toEqual(['1:4 spec/unknown-key']);
  expect(findings('constructor: 1\ntoString: 2\nhasOwnProperty: 3\n')).toEqual([]);
});

test('the depth is limited, at a place that does not depend on the stack', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  expect(findings(nested(MAX_DEPTH))).toEqual([]);
  for (const levels of [MAX_DEPTH + 1, 1000, 50_000]) {
    expect(placesOf(findings(`\n${nested(levels)}`))).toEqual([`2:${MAX_DEPTH + 1} yaml/syntax`]);
  }
  expect(wordsOf(findings('- '.repeat(100_000)))).toEqual([
    `yaml/syntax: the file is nested too deeply | a source has at most ${MAX_DEPTH} levels`,
  ]);
});

test('a map with very many keys is read at once', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join('');
  const started = Date.now();
  expect(placesOf(findings(`${keys}k7: 2\n`))).toEqual(['20001:1 yaml/duplicate-key']);
  expect(Date.now() - started).toBeLessThan(5_000);
});
