import type { JsonObject } from '@nodeless/core';
import { inWeb, object } from '../../testing/objects.ts';
import { told, type UpdateRow } from '../../testing/told.ts';

const claim = (spec: JsonObject) => object('v1', 'PersistentVolumeClaim', 'it', { ...inWeb, spec });
const size = (storage: string) => ({ requests: { storage } });
const DEFAULT_CLASS = {
  'manifests/storage/storageclass-gp3.yaml': object('storage.k8s.io/v1', 'StorageClass', 'gp3', {
    metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'ebs.csi.aws.com',
  }),
};

const ROWS: readonly UpdateRow[] = [
  ['a class is named where there is none', claim({}), claim({ storageClassName: 'gp3' }), []],
  ['the default class is named', claim({}), claim({ storageClassName: 'gp3' }), [], DEFAULT_CLASS],
  [
    'another class than the default is named',
    claim({}),
    claim({ storageClassName: 'io2' }),
    ['immutable-fields/volume-claim'],
    DEFAULT_CLASS,
  ],
  ['a class is left out', claim({ storageClassName: 'gp3' }), claim({}), ['immutable-fields/volume-claim']],
  ['a volume is named once', claim({}), claim({ volumeName: 'pv-a' }), []],
  [
    'a volume changes',
    claim({ volumeName: 'pv-a' }),
    claim({ volumeName: 'pv-b' }),
    ['immutable-fields/volume-claim'],
  ],
  ['a default is written out', claim({}), claim({ volumeMode: 'Filesystem' }), []],
  [
    'a source is left out',
    claim({ dataSource: { kind: 'VolumeSnapshot', name: 'a' } }),
    claim({}),
    ['immutable-fields/never-lands'],
  ],
  [
    'a source moves to the new field',
    claim({ dataSource: { name: 'a' } }),
    claim({ dataSourceRef: { name: 'a' } }),
    [],
  ],
  ['a source is added', claim({}), claim({ dataSource: { name: 'a' } }), ['immutable-fields/volume-claim']],
  [
    'the default class cannot grow',
    claim({ resources: size('1Gi') }),
    claim({ resources: size('2Gi') }),
    ['immutable-fields/volume-claim-class'],
    DEFAULT_CLASS,
  ],
  [
    'attributes of a claim that may be unbound',
    claim({}),
    claim({ volumeAttributesClassName: 'a' }),
    ['immutable-fields/volume-claim-unbound'],
  ],
  [
    'attributes of a bound claim',
    claim({ volumeName: 'pv-a' }),
    claim({ volumeName: 'pv-a', volumeAttributesClassName: 'a' }),
    [],
  ],
];

test.each(ROWS.map((row): [string, UpdateRow] => [row[0], row]))('%s', (_, row) => {
  expect(told(row)).toEqual(row[3]);
});
