import type { JsonObject } from '@nodeless/core';
import { measureUpdates } from './measure.ts';
import { readRows, type UpdateRow } from './row.ts';

const object = (apiVersion: string, kind: string, rest: JsonObject): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name: 'it', namespace: 'kj' },
  ...rest,
});
const row = (
  update: UpdateRow['update'],
  landed: boolean | null,
  [before, after]: readonly [JsonObject, JsonObject],
): UpdateRow => ({
  kind: String(before['kind']),
  field: 'spec',
  op: 'changed',
  update,
  landed,
  before,
  after,
});
const secret = (type: string) => object('v1', 'Secret', { type });
const service = (spec: JsonObject) => object('v1', 'Service', { spec: { ports: [{ port: 80 }], ...spec } });
const claim = (size: string) =>
  object('v1', 'PersistentVolumeClaim', {
    spec: { storageClassName: 'elsewhere', resources: { requests: { storage: size } } },
  });

test('rows are counted by what both say, and those that differ are shown', () => {
  const { text, unexplained } = measureUpdates('updates.jsonl', [
    row('refused', null, [secret('a'), secret('b')]),
    row('immutable(ssa)', null, [
      object('example.com/v1', 'A', { spec: { a: 'b' } }),
      object('example.com/v1', 'A', { spec: {} }),
    ]),
    row('immutable(patch)', null, [service({}), service({ selector: { a: 'b' } })]),
    row('accepted', false, [service({ ipFamilyPolicy: 'PreferDualStack' }), service({})]),
    row('accepted', null, [service({ clusterIP: 'None' }), service({})]),
    row('refused', null, [claim('1Gi'), claim('2Gi')]),
    row('accepted', null, [secret('a'), secret('b')]),
  ]);
  expect(unexplained).toBe(1);
  expect(text).toBe(
    [
      '7 updates: 4 answered as the server did, 2 otherwise for a reason, 1 otherwise',
      '',
      'rows  server    report       kind                   field',
      '1     accepted  never lands  Service                spec',
      '1     accepted  refused      Secret                 spec',
      '1     refused   depends      PersistentVolumeClaim  spec',
      '',
      'the server accepts, and nobody looked whether the value landed',
      '  updates.jsonl:5 Service spec (changed): server accepted, report never lands (immutable-fields/never-lands)',
      '',
      'git tells neither whether a claim is bound nor what a class that is not in it allows: the report warns',
      '  updates.jsonl:6 PersistentVolumeClaim spec (changed): server refused, report depends (immutable-fields/volume-claim-unbound)',
      '',
      'without a reason',
      '  updates.jsonl:7 Secret spec (changed): server accepted, report refused (immutable-fields/secret-type)',
      '',
    ].join('\n'),
  );
});

test('a line that is no update is an error with its number', () => {
  const good = row('accepted', null, [secret('a'), secret('b')]);
  const line = JSON.stringify(good);
  expect(readRows(`${line}\n\n`)).toEqual([good]);
  for (const bad of ['{}', '[]', 'null', line.replace('accepted', 'maybe'), line.replace('null', '1')])
    expect(() => readRows(`${line}\n${bad}`)).toThrow('line 2 is no update');
});
