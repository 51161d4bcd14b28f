import fc from 'fast-check';
import { filesOf } from '../testing/sandbox.ts';
import { type OwnedFile, type Ownership, ownershipOf, unionOf } from './ownership.ts';
import { parseOwnership } from './parse.ts';
import { OWNERSHIP_HEAD, printOwnership } from './print.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const parse = (text: string) => parseOwnership(Buffer.from(text));

test('a record is sorted JSON without time or version', () => {
  const record: Ownership = new Map([
    ['manifests/web.yaml', { component: 'workloads', sha256: [A, B] }],
    ['9', { component: 'x', sha256: [B] }],
    ['10', { component: 'x', sha256: [A] }],
  ]);
  expect(printOwnership(record)).toBe(`{
  "apiVersion": "nodeless/v1alpha1",
  "kind": "Ownership",
  "files": {
    "10": {
      "component": "x",
      "sha256": "${A}"
    },
    "9": {
      "component": "x",
      "sha256": "${B}"
    },
    "manifests/web.yaml": {
      "component": "workloads",
      "sha256": [
        "${A}",
        "${B}"
      ]
    }
  }
}
`);
});

test('an empty record', () => {
  expect(printOwnership(new Map())).toBe(`${OWNERSHIP_HEAD}}\n}\n`);
  expect(parse(printOwnership(new Map()))).toEqual({ ownership: new Map() });
});

test('a record is printed as JSON.stringify prints it, and reads back as itself', () => {
  const hash = fc.constantFrom(A, B, 'c'.repeat(64));
  const file: fc.Arbitrary<OwnedFile> = fc.record({
    component: fc.string({ minLength: 1 }),
    sha256: fc.uniqueArray(hash, { minLength: 1 }).map((hashes) => hashes.sort()),
  });
  const path = fc.stringMatching(/^[a-z_][a-z0-9_]{0,3}(\/[a-z_][a-z0-9]{0,3}){0,2}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.oneof(path, fc.constant('__proto__')), file)), (entries) => {
      const record = new Map(entries.filter(([name]) => !/^(con|prn|aux|nul)$/.test(name)));
      const text = printOwnership(record);
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
      expect(parse(text)).toEqual({ ownership: record });
    }),
  );
});

test('the union claims the files of both trees, and every content of a file of both', () => {
  const before: Ownership = new Map([
    ['gone', { component: 'old', sha256: [A] }],
    ['same', { component: 'old', sha256: [A] }],
    ['changed', { component: 'old', sha256: [B] }],
  ]);
  const after: Ownership = new Map([
    ['same', { component: 'new', sha256: [A] }],
    ['changed', { component: 'new', sha256: [A] }],
    ['made', { component: 'new', sha256: [A] }],
  ]);
  expect([...unionOf(before, after)]).toEqual([
    ['gone', { component: 'old', sha256: [A] }],
    ['same', { component: 'new', sha256: [A] }],
    ['changed', { component: 'new', sha256: [A, B] }],
    ['made', { component: 'new', sha256: [A] }],
  ]);
});

const [file] = filesOf({ 'a.yaml': 'x\n' });
const entry = { component: 'c', sha256: A };
const record = (files: unknown, more: object = {}) =>
  JSON.stringify({ apiVersion: 'nodeless/v1alpha1', kind: 'Ownership', files, ...more });

test('a good record is accepted, however it is laid out', () => {
  expect(parse(record({ 'a.yaml': entry }))).toEqual({
    ownership: new Map([['a.yaml', { component: 'c', sha256: [A] }]]),
  });
  expect(parse(printOwnership(ownershipOf(file === undefined ? [] : [file])))).toHaveProperty('ownership');
});

test.each<[string, string, string]>([
  ['nothing', '', 'it is not JSON'],
  ['a conflict of git', '<<<<<<< HEAD\n{}', 'it is not JSON'],
  ['a byte order mark', `\ufeff${record({})}`, 'it is not JSON'],
  ['a list', '[]', 'it is not a JSON object'],
  ['null', 'null', 'it is not a JSON object'],
  ['another version', record({}, { apiVersion: 'nodeless/v2' }), 'its apiVersion is not nodeless/v1alpha1'],
  ['another kind', record({}, { kind: 'Cluster' }), 'its kind is not Ownership'],
  ['no files', record(undefined), 'its files are not an object'],
  ['a list of files', record([]), 'its files are not an object'],
  ['an unknown key', record({}, { time: 1 }), 'its key "time" is not known'],
  ['a way out', record({ '../../etc/passwd': entry }), 'the path "../../etc/passwd" is not safe'],
  ['a way out in the middle', record({ 'a/../../b': entry }), 'the path "a/../../b" is not safe'],
  ['an absolute path', record({ '/etc/passwd': entry }), 'the path "/etc/passwd" is not safe'],
  ['a backslash', record({ '..\\b': entry }), 'the path "..\\\\b" is not safe'],
  ['a hidden file', record({ '.git/config': entry }), 'the path ".git/config" is not safe'],
  ['itself', record({ 'ownership.json': entry }), 'it lists itself'],
  ['itself in capitals', record({ 'OWNERSHIP.json': entry }), 'it lists itself'],
  ['a hash alone', record({ a: A }), 'the entry of "a" is not an object'],
  [
    'an unknown key of a file',
    record({ a: { ...entry, mode: 1 } }),
    'the entry of "a" has a key that is not known',
  ],
  ['no component', record({ a: { sha256: A } }), 'the entry of "a" has no component'],
  ['an empty component', record({ a: { component: '', sha256: A } }), 'the entry of "a" has no component'],
  ['no hash', record({ a: { component: 'c' } }), 'the sha256 of "a" is not a hash'],
  ['a short hash', record({ a: { component: 'c', sha256: 'abc' } }), 'the sha256 of "a" is not a hash'],
  [
    'a hash in capitals',
    record({ a: { component: 'c', sha256: A.toUpperCase() } }),
    'the sha256 of "a" is not a hash',
  ],
  ['no hashes', record({ a: { component: 'c', sha256: [] } }), 'the sha256 of "a" is not a hash'],
  ['a hash twice', record({ a: { component: 'c', sha256: [A, A] } }), 'the sha256 of "a" is not a hash'],
  ['a number', record({ a: { component: 'c', sha256: [1] } }), 'the sha256 of "a" is not a hash'],
])('%s is refused', (_, text, reason) => {
  expect(parse(text)).toEqual({ reason: expect.stringContaining(reason) });
});

test('bytes that are not UTF-8 are refused', () => {
  expect(parseOwnership(Buffer.from([0x7b, 0xff, 0x7d]))).toEqual({ reason: 'it is not JSON' });
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((json) => record(JSON.parse(json))),
      ),
      (text) => {
        expect(Object.keys(parse(text))).toHaveLength(1);
      },
    ),
  );
});
