import fc from 'fast-check';
import { parseOldRecord } from './old-form.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const parse = (text: string) => parseOldRecord(Buffer.from(text));

const entry = { component: 'c', sha256: A };
const record = (files: unknown, more: object = {}) =>
  JSON.stringify({ apiVersion: 'nodeless/v1alpha1', kind: 'Ownership', files, ...more });

test('a good record is accepted, however it is laid out, and components are left out', () => {
  expect(parse(record({ 'a.yaml': entry, b: { component: 'c', sha256: [B, A] } }))).toEqual({
    ownership: new Map([
      ['a.yaml', [A]],
      ['b', [A, B]],
    ]),
  });
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
  ['a record', record({ 'manifests/web/SHA256SUMS': entry }), 'it lists the record'],
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
  expect(parseOldRecord(Buffer.from([0x7b, 0xff, 0x7d]))).toEqual({ reason: 'it is not JSON' });
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
