import { specPath, type JsonObject } from '@nodeless/core';
import { resource, run } from '../../testing/view.ts';
import {
  klass,
  DEFAULT,
  GP3,
  AUTO_GP3,
  EFS,
  FSX,
  claim,
  using,
  stateful,
  ephemeral,
  EPHEMERAL_APP,
} from '../../testing/volumes.ts';
import { classAndDriver } from './class-and-driver.ts';
import { zonalVolume } from './zonal-volume.ts';

const AUTO_MODE = { cluster: 'compute: { autoMode: {} }\n' };
const ADDONS = {
  addons: ['aws-ebs-csi-driver', 'aws-efs-csi-driver', 'aws-fsx-csi-driver'].map((name) => ({ name })),
};
const messages = (found: readonly { readonly message: string }[]) => found.map(({ message }) => message);

describe('storage/class-and-driver', () => {
  const found = (manifests: readonly JsonObject[], config: object = ADDONS) =>
    messages(run(classAndDriver, {}, manifests, [], config));

  test.each<[string, readonly JsonObject[]]>([
    ['a claim of the default class', [GP3, claim()]],
    ['a claim of a class', [GP3, EFS, claim({ storageClassName: 'shared' })]],
    ['a claim of the class of EKS', [claim({ storageClassName: 'gp2' })]],
    ['a claim of a volume that exists', [claim({ storageClassName: '', volumeName: 'v' })]],
    ['a StatefulSet', [GP3, stateful({ storageClassName: 'gp3' })]],
    ['an ephemeral volume of the default class', [GP3, ephemeral()]],
    ['an ephemeral volume of a class', [GP3, EFS, ephemeral({ storageClassName: 'shared' })]],
    ['an ephemeral volume of the class of EKS', [ephemeral({ storageClassName: 'gp2' })]],
  ])('%s is fine', (_, manifests) => {
    expect(found(manifests)).toEqual([]);
  });

  test('no default class', () => {
    expect(found([EFS, claim(), stateful({})])).toEqual([
      'the claim "data" of PersistentVolumeClaim web/data names no StorageClass, and the cluster has no default one: it would be pending for ever',
      'the claim "data" of StatefulSet web/web names no StorageClass, and the cluster has no default one: it would be pending for ever',
    ]);
  });

  test('a class that nobody makes', () => {
    expect(found([GP3, claim({ storageClassName: 'gp4' })])).toEqual([
      'the claim "data" of PersistentVolumeClaim web/data names the StorageClass "gp4", which the cluster does not have',
    ]);
  });

  test('the class of EKS needs the driver of EBS', () => {
    const gp2 = { storageClassName: 'gp2' };
    expect(found([claim(gp2), ephemeral(gp2)], { addons: [] })).toEqual([
      'the claim "data" of PersistentVolumeClaim web/data names the StorageClass "gp2" of ebs.csi.aws.com, and the cluster lacks its add-on aws-ebs-csi-driver: nothing makes its volumes',
      'the ephemeral volume "tmp" of Deployment web/web names the StorageClass "gp2" of ebs.csi.aws.com, and the cluster lacks its add-on aws-ebs-csi-driver: nothing makes its volumes',
    ]);
  });

  test('ephemeral volumes, where they are written', () => {
    const sources = { cluster: 'apps: [web]\n', apps: { web: EPHEMERAL_APP } };
    const findings = (spec: JsonObject, ...others: readonly JsonObject[]) => {
      const made = resource(ephemeral(spec), 'web', specPath('app/web'));
      return run(classAndDriver, sources, [made, ...others.map((one) => resource(one))], [], ADDONS);
    };
    expect(findings({}, EFS)).toMatchObject([
      {
        message:
          'the ephemeral volume "tmp" of Deployment web/web names no StorageClass, and the cluster has no default one: it would be pending for ever (cluster test)',
        location: { file: 'apps/web/app.yaml', line: 7 },
      },
    ]);
    expect(findings({ storageClassName: 'gp4' }, GP3)).toMatchObject([
      {
        message:
          'the ephemeral volume "tmp" of Deployment web/web names the StorageClass "gp4", which the cluster does not have (cluster test)',
        hint: 'known: gp3, gp2; storage.classes of cluster.yaml makes others',
        location: { file: 'apps/web/app.yaml', line: 7 },
      },
    ]);
  });

  test('claims of a StatefulSet, where they are written', () => {
    const app = EPHEMERAL_APP.replace('ephemeral', 'claimTemplate').replace('tmp:', 'data:');
    const sources = {
      cluster: 'apps: [web]\n',
      apps: { web: `${app}workload: { statefulSet: {} }\n` },
    };
    const made = resource(stateful({}), 'web', specPath('app/web'));
    expect(run(classAndDriver, sources, [made], [], ADDONS)).toMatchObject([
      { location: { file: 'apps/web/app.yaml', line: 7, column: 43 } },
    ]);
  });

  test('two default classes, with both', () => {
    const other = { ...GP3, metadata: { name: 'other', ...DEFAULT } };
    const diagnostics = run(classAndDriver, {}, [GP3, other], [], ADDONS);
    expect(messages(diagnostics)).toEqual([
      'the StorageClasses "gp3" and "other" are both the default: claims that name none get the newest',
    ]);
    expect(diagnostics[0]?.related).toHaveLength(1);
  });

  test.each<[JsonObject, string]>([
    [GP3, 'aws-ebs-csi-driver'],
    [EFS, 'aws-efs-csi-driver'],
    [FSX, 'aws-fsx-csi-driver'],
  ])('%j needs %s', (one, addon) => {
    expect(found([one], { addons: [] })).toEqual([
      expect.stringContaining(`and the cluster lacks its add-on ${addon}`),
    ]);
  });

  test('snapshots need their controller and the driver of EBS', () => {
    const snapshots: JsonObject = {
      kind: 'VolumeSnapshotClass',
      apiVersion: 'a/v1',
      metadata: { name: 's' },
    };
    expect(found([snapshots], { addons: [] })).toEqual([
      'the VolumeSnapshotClass "s" needs the add-on snapshot-controller, which brings its kind',
      'the VolumeSnapshotClass "s" needs the add-on aws-ebs-csi-driver',
    ]);
    expect(found([snapshots], { addons: [...ADDONS.addons, { name: 'snapshot-controller' }] })).toEqual([]);
  });
});

// Sources: https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html and csi-snapshot-controller.html
describe('storage/class-and-driver in EKS Auto Mode', () => {
  const found = (manifests: readonly JsonObject[], sources = AUTO_MODE, addons: readonly string[] = []) =>
    run(classAndDriver, sources, manifests, [], { addons: addons.map((name) => ({ name })) });

  test('its own driver needs no add-on, nor do snapshots of it', () => {
    const snapshots = { kind: 'VolumeSnapshotClass', apiVersion: 'a/v1', metadata: { name: 's' } };
    expect(found([AUTO_GP3, claim()])).toEqual([]);
    expect(found([snapshots], AUTO_MODE, ['snapshot-controller'])).toEqual([]);
    expect(messages(found([snapshots]))).toEqual([
      'the VolumeSnapshotClass "s" needs the add-on snapshot-controller, which brings its kind',
    ]);
  });

  test.each<[string, readonly JsonObject[], string]>([
    ['the driver of the add-on', [GP3], 'the StorageClass "gp3" is of ebs.csi.aws.com'],
    [
      'the class of EKS',
      [claim({ storageClassName: 'gp2' })],
      'the claim "data" of PersistentVolumeClaim web/data names the StorageClass "gp2"',
    ],
  ])('%s makes no volumes there', (_, manifests, who) => {
    const [diagnostic, ...others] = found(manifests);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      message: `${who}, and EKS Auto Mode has a driver of its own: nothing makes its volumes`,
      hint: 'use a class of ebs.csi.eks.amazonaws.com',
      related: [{ message: 'EKS Auto Mode', location: { line: 6, column: 22 } }],
    });
  });

  test('no other cluster has its driver', () => {
    expect(found([AUTO_GP3], { cluster: '' }, ['aws-ebs-csi-driver'])).toMatchObject([
      {
        message:
          'the StorageClass "gp3" is of ebs.csi.eks.amazonaws.com, and only EKS Auto Mode has that driver: nothing makes its volumes',
        hint: 'use a class of ebs.csi.aws.com',
      },
    ]);
  });

  test('classes of EFS still need their add-on', () => {
    expect(messages(found([EFS]))).toEqual([
      expect.stringContaining('and the cluster lacks its add-on aws-efs-csi-driver'),
    ]);
  });
});

describe('storage/zonal-volume', () => {
  const found = (manifests: readonly JsonObject[], sources: object = {}) =>
    messages(run(zonalVolume, sources, manifests));
  const inZone = (zone: string, driver = 'ebs.csi.aws.com') =>
    klass('zonal', driver, {
      allowedTopologies: [
        { matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: [zone] }] },
      ],
    });
  const pool = (...values: readonly string[]): JsonObject => ({
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'default' },
    spec: {
      template: {
        spec: {
          requirements:
            values.length === 0 ? [] : [{ key: 'topology.kubernetes.io/zone', operator: 'In', values }],
        },
      },
    },
  });

  test('volumes that are made too early', () => {
    expect(found([klass('early', 'ebs.csi.aws.com', { volumeBindingMode: 'Immediate' })])).toEqual([
      'the StorageClass "early" makes volumes of EBS before their pods have a zone (volumeBindingMode: Immediate)',
    ]);
    expect(found([EFS, GP3])).toEqual([]);
  });

  test('a zone without nodes', () => {
    expect(found([inZone('eu-west-1c'), pool('eu-west-1a', 'eu-west-1b')])).toEqual([
      'the StorageClass "zonal" makes volumes in eu-west-1c, and the node pools make nodes in eu-west-1a, eu-west-1b only',
    ]);
    expect(found([inZone('eu-west-1a'), pool('eu-west-1a')])).toEqual([]);
    expect(found([inZone('eu-west-1c'), pool('eu-west-1a'), pool()])).toEqual([]);
  });

  test.each(['managedNodeGroups', 'nodeGroups'])(
    '%s, those of the overlay too, may be in any zone',
    (list) => {
      const objects = [inZone('eu-west-1c'), pool('eu-west-1a')];
      const groups = [{ name: 'win', amiFamily: 'WindowsServer2022CoreContainer' as const }];
      expect(found(objects)).toHaveLength(1);
      expect(messages(run(zonalVolume, {}, objects, [], { [list]: groups }))).toEqual([]);
    },
  );

  test('EKS Auto Mode: the same volumes, and built-in pools make nodes in every zone', () => {
    const driver = 'ebs.csi.eks.amazonaws.com';
    const own = { cluster: 'compute: { autoMode: { builtInNodePools: [] } }\n' };
    const objects = [inZone('eu-west-1c', driver), pool('eu-west-1a')];
    expect(found(objects, AUTO_MODE)).toEqual([]);
    expect(found(objects, own)).toEqual([
      'the StorageClass "zonal" makes volumes in eu-west-1c, and the node pools make nodes in eu-west-1a only',
    ]);
    expect(found([klass('early', driver, { volumeBindingMode: 'Immediate' })], AUTO_MODE)).toEqual([
      'the StorageClass "early" makes volumes of EBS before their pods have a zone (volumeBindingMode: Immediate)',
    ]);
    expect(found([AUTO_GP3, claim(), using({ replicas: 2 })], AUTO_MODE)).toHaveLength(1);
  });

  test('a volume of EBS for several nodes', () => {
    const many = claim({ accessModes: ['ReadWriteOnce', 'ReadWriteMany'] });
    expect(found([GP3, many])).toEqual([
      'the claim "data" of PersistentVolumeClaim web/data is ReadWriteMany, and a volume of EBS is on one node at a time: it is never made',
    ]);
    expect(found([GP3, ephemeral({ accessModes: ['ReadOnlyMany'] })])).toHaveLength(1);
    expect(found([GP3, EFS, claim({ accessModes: ['ReadWriteMany'], storageClassName: 'shared' })])).toEqual(
      [],
    );
    expect(found([GP3, claim({ accessModes: ['ReadWriteMany'], volumeName: 'made' })])).toEqual([]);
  });

  test('several pods with one volume', () => {
    expect(found([GP3, claim(), using({ replicas: 2 })])).toEqual([
      'the 2 pods of Deployment web/web share the claim "data", and a volume of EBS is on one node at a time',
    ]);
    expect(found([GP3, claim(), using({ replicas: 1 })])).toEqual([]);
    const scaler = (name: string): JsonObject => ({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name, namespace: 'web' },
      spec: { scaleTargetRef: { kind: 'Deployment', name }, maxReplicas: 4 },
    });
    expect(found([GP3, claim(), using(), scaler('web')])).toEqual([
      'the 4 pods of Deployment web/web share the claim "data", and a volume of EBS is on one node at a time',
    ]);
    expect(found([GP3, claim(), using(), scaler('other')])).toEqual([]);
    expect(found([GP3, claim(), { ...using({ replicas: 3 }), kind: 'StatefulSet' }])).toEqual([
      'the 3 pods of StatefulSet web/web share the claim "data", and a volume of EBS is on one node at a time',
    ]);
    expect(found([GP3, claim(), { ...using(), kind: 'DaemonSet' }])).toEqual([
      'the pods of DaemonSet web/web share the claim "data", and a volume of EBS is on one node at a time',
    ]);
    const job = (run: JsonObject) => ({ ...using(run), kind: 'Job' });
    expect(found([GP3, claim(), job({ parallelism: 4, completions: 2 })])).toEqual([
      'the 2 pods of Job web/web share the claim "data", and a volume of EBS is on one node at a time',
    ]);
    expect(found([GP3, claim(), job({ parallelism: 4, completions: 1 })])).toEqual([]);
    expect(found([EFS, claim({ storageClassName: 'shared' }), using({ replicas: 2 })])).toEqual([]);
  });
});
