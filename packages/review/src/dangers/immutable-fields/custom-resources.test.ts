import type { JsonObject } from '@nodeless/core';
import { inWeb, object } from '../../testing/objects.ts';
import { told, type UpdateRow } from '../../testing/told.ts';

const custom = (apiVersion: string, kind: string, spec: JsonObject) =>
  object(apiVersion, kind, 'it', { spec });
const snapshot = (source: JsonObject) =>
  object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'it', { ...inWeb, spec: { source } });

const ROWS: readonly UpdateRow[] = [
  [
    'the last key of a map goes',
    custom('karpenter.k8s.aws/v1', 'EC2NodeClass', { tags: { a: 'b' } }),
    custom('karpenter.k8s.aws/v1', 'EC2NodeClass', { tags: {} }),
    ['immutable-fields/emptied-map'],
  ],
  [
    'the map goes',
    custom('karpenter.k8s.aws/v1', 'EC2NodeClass', { role: 'a', tags: { a: 'b' } }),
    custom('karpenter.k8s.aws/v1', 'EC2NodeClass', { role: 'a' }),
    [],
  ],
  [
    'a map in a list',
    custom('example.com/v1', 'A', { terms: [{ tags: { a: 'b' } }] }),
    custom('example.com/v1', 'A', { terms: [{ tags: {} }] }),
    [],
  ],
  [
    'a selector',
    custom('example.com/v1', 'A', { podSelector: { matchLabels: { a: 'b' } } }),
    custom('example.com/v1', 'A', { podSelector: {} }),
    [],
  ],
  [
    'labels of a node pool',
    custom('karpenter.sh/v1', 'NodePool', { template: { metadata: { labels: { a: 'b' } } } }),
    custom('karpenter.sh/v1', 'NodePool', { template: { metadata: { labels: {} } } }),
    [],
  ],
  [
    'a map of a built-in kind',
    object('v1', 'ConfigMap', 'it', { ...inWeb, data: { a: 'b' } }),
    object('v1', 'ConfigMap', 'it', { ...inWeb, data: {} }),
    [],
  ],
  [
    'the source of a snapshot changes',
    snapshot({ persistentVolumeClaimName: 'a' }),
    snapshot({ persistentVolumeClaimName: 'b' }),
    ['immutable-fields/crd-rule'],
  ],
  [
    'the source of a snapshot goes',
    snapshot({ persistentVolumeClaimName: 'a', a: 1 }),
    snapshot({ a: 1 }),
    ['immutable-fields/crd-rule'],
  ],
  [
    'the source of a snapshot comes',
    snapshot({ a: 1 }),
    snapshot({ persistentVolumeClaimName: 'a', a: 1 }),
    [],
  ],
];

test.each(ROWS.map((row): [string, UpdateRow] => [row[0], row]))('%s', (_, row) => {
  expect(told(row)).toEqual(row[3]);
});
