import type { JsonObject } from '@nodeless/core';
import { object } from '../../testing/objects.ts';
import { told, type UpdateRow } from '../../testing/told.ts';

const volume = (spec: JsonObject) => object('v1', 'PersistentVolume', 'it', { spec });
const node = (...drivers: JsonObject[]) =>
  object('storage.k8s.io/v1', 'CSINode', 'it', { spec: { drivers } });

const ROWS: readonly UpdateRow[] = [
  [
    'a node affinity is added',
    volume({}),
    volume({ nodeAffinity: { required: { nodeSelectorTerms: [] } } }),
    [],
  ],
  [
    'a node affinity goes',
    volume({ nodeAffinity: { required: { a: 'b' } } }),
    volume({}),
    ['immutable-fields/volume-source'],
  ],
  [
    'attributes change',
    volume({ volumeAttributesClassName: 'a' }),
    volume({ volumeAttributesClassName: 'b' }),
    [],
  ],
  [
    'attributes go',
    volume({ volumeAttributesClassName: 'a' }),
    volume({}),
    ['immutable-fields/volume-source'],
  ],
  [
    'a source of another kind',
    volume({ cephfs: { path: '/a' } }),
    volume({ cephfs: { path: '/b' } }),
    ['immutable-fields/volume-source'],
  ],
  [
    'a driver of a node gets another id',
    node({ name: 'a', nodeID: '1' }),
    node({ name: 'a', nodeID: '2' }),
    ['immutable-fields/storage-driver'],
  ],
  ['a driver of a node goes', node({ name: 'a', nodeID: '1' }), node({ name: 'b', nodeID: '1' }), []],
];

test.each(ROWS.map((row): [string, UpdateRow] => [row[0], row]))('%s', (_, row) => {
  expect(told(row)).toEqual(row[3]);
});
