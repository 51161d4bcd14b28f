import { specPath } from '@nodeless/core';
import { storageClasses } from '@nodeless/sources';
import { modelOf } from '../testing/model.ts';
import { applicationNames, applicationOf, folderOf, outputOf } from '../testing/output.ts';

const EBS = { 'aws-ebs-csi-driver': {} };
const classes = (list: readonly object[], more: object = {}) => ({
  cluster: { storage: { classes: list }, tags: { team: 'a', 'odd=key': 'x' }, ...more },
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions-standard.html: no default class since 1.30
test('the driver of EBS brings gp3, the default class', () => {
  expect(folderOf(outputOf({ cluster: { addons: EBS } }), 'storage')).toEqual({
    'storageclass-gp3.yaml': {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: {
        name: 'gp3',
        annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      },
      provisioner: 'ebs.csi.aws.com',
      parameters: { type: 'gp3', encrypted: 'true', 'csi.storage.k8s.io/fstype': 'ext4' },
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
      reclaimPolicy: 'Delete',
    },
  });
  expect(storageClasses(modelOf({ cluster: { addons: EBS } }).spec)[0]?.specPath).toBe(
    specPath('cluster', 'addons', 'aws-ebs-csi-driver'),
  );
});

test.each([[{}], [{ addons: EBS, storage: { classes: [] } }]])('%j has no classes', (cluster) => {
  expect(applicationNames(outputOf({ cluster }))).not.toContain('storage');
});

test('all that a class of EBS may say', () => {
  const ebs = {
    type: 'io2',
    iops: 10000,
    kmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd',
    fsType: 'xfs',
    zones: ['eu-central-1a'],
  };
  const output = outputOf(
    classes([{ name: 'fast', reclaimPolicy: 'Retain', mountOptions: ['noatime'], ebs }]),
  );
  expect(folderOf(output, 'storage')['storageclass-fast.yaml']).toEqual({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'fast' },
    provisioner: 'ebs.csi.aws.com',
    parameters: {
      type: 'io2',
      iops: '10000',
      encrypted: 'true',
      kmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd',
      'csi.storage.k8s.io/fstype': 'xfs',
    },
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
    allowedTopologies: [
      { matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: ['eu-central-1a'] }] },
    ],
    reclaimPolicy: 'Retain',
    mountOptions: ['noatime'],
  });
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html
describe('EKS Auto Mode', () => {
  const AUTO = { compute: { autoMode: {} } };
  const onAuto = { key: 'eks.amazonaws.com/compute-type', values: ['auto'] };

  test('brings gp3, the default class, of its own driver', () => {
    expect(folderOf(outputOf({ cluster: AUTO }), 'storage')).toEqual({
      'storageclass-gp3.yaml': {
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        metadata: {
          name: 'gp3',
          annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
        },
        provisioner: 'ebs.csi.eks.amazonaws.com',
        parameters: { type: 'gp3', encrypted: 'true', 'csi.storage.k8s.io/fstype': 'ext4' },
        volumeBindingMode: 'WaitForFirstConsumer',
        allowVolumeExpansion: true,
        allowedTopologies: [{ matchLabelExpressions: [onAuto] }],
        reclaimPolicy: 'Delete',
      },
    });
    expect(storageClasses(modelOf({ cluster: AUTO }).spec)[0]?.specPath).toBe(
      specPath('cluster', 'compute', 'autoMode'),
    );
  });

  test('classes of the sources stand instead of it; none where they say none', () => {
    expect(applicationNames(outputOf({ cluster: { ...AUTO, storage: { classes: [] } } }))).not.toContain(
      'storage',
    );
  });

  // Tags: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/tagging.md
  test('zones narrow the topology further, and tags are parameters', () => {
    const tags = { team: 'a', 'odd=key': 'x', cost: 'b=c' };
    const ebs = { zones: ['eu-central-1a'] };
    const output = outputOf(classes([{ name: 'zonal', ebs }], { ...AUTO, tags }));
    expect(folderOf(output, 'storage')['storageclass-zonal.yaml']).toMatchObject({
      parameters: {
        type: 'gp3',
        encrypted: 'true',
        'csi.storage.k8s.io/fstype': 'ext4',
        tagSpecification_1: 'cost=b=c',
        tagSpecification_2: 'team=a',
      },
      allowedTopologies: [
        {
          matchLabelExpressions: [onAuto, { key: 'topology.kubernetes.io/zone', values: ['eu-central-1a'] }],
        },
      ],
    });
  });

  // Source: https://docs.aws.amazon.com/eks/latest/userguide/csi-snapshot-controller.html
  test.each([
    [{}, {}],
    [{ team: 'a' }, { parameters: { tagSpecification_1: 'team=a' } }],
  ])('snapshots are of the same driver, with the tags %j', (tags, parameters) => {
    const cluster = {
      ...AUTO,
      tags,
      addons: { 'snapshot-controller': {} },
      storage: { classes: [], snapshotClasses: [{ name: 'ebs' }] },
    };
    expect(folderOf(outputOf({ cluster }), 'storage')).toEqual({
      'volumesnapshotclass-ebs.yaml': {
        apiVersion: 'snapshot.storage.k8s.io/v1',
        kind: 'VolumeSnapshotClass',
        metadata: { name: 'ebs' },
        driver: 'ebs.csi.eks.amazonaws.com',
        deletionPolicy: 'Delete',
        ...parameters,
      },
    });
  });
});

test('access points of EFS', () => {
  const efs = {
    fileSystemId: 'fs-0123456789abcdef0',
    basePath: '/volumes',
    gidRange: { start: 1000, end: 2000 },
  };
  const output = outputOf(classes([{ name: 'shared', efs }]));
  expect(folderOf(output, 'storage')['storageclass-shared.yaml']).toEqual({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'shared' },
    provisioner: 'efs.csi.aws.com',
    parameters: {
      provisioningMode: 'efs-ap',
      fileSystemId: 'fs-0123456789abcdef0',
      directoryPerms: '700',
      basePath: '/volumes',
      gidRangeStart: '1000',
      gidRangeEnd: '2000',
    },
    volumeBindingMode: 'Immediate',
    reclaimPolicy: 'Delete',
  });
});

test('file systems of FSx for Lustre, with the tags that its driver can write', () => {
  const fsx = {
    subnetId: 'subnet-0123456789abcdef0',
    securityGroupIds: ['sg-0123456789abcdef0', 'sg-0123456789abcdef1'],
    deploymentType: 'PERSISTENT_2',
    perUnitStorageThroughput: 250,
    dataCompression: true,
    backupRetentionDays: 7,
    version: '2.15',
  };
  const output = outputOf(classes([{ name: 'scratch', fsx }]));
  expect(folderOf(output, 'storage')['storageclass-scratch.yaml']).toEqual({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'scratch' },
    provisioner: 'fsx.csi.aws.com',
    parameters: {
      subnetId: 'subnet-0123456789abcdef0',
      securityGroupIds: 'sg-0123456789abcdef0,sg-0123456789abcdef1',
      deploymentType: 'PERSISTENT_2',
      storageType: 'SSD',
      perUnitStorageThroughput: '250',
      dataCompressionType: 'LZ4',
      automaticBackupRetentionDays: '7',
      fileSystemTypeVersion: '2.15',
      extraTags: 'team=a',
    },
    volumeBindingMode: 'Immediate',
    allowVolumeExpansion: true,
    reclaimPolicy: 'Delete',
    mountOptions: ['flock'],
  });
});

test('classes of snapshots, whose kind the add-on brings', () => {
  const output = outputOf({
    cluster: {
      addons: { 'snapshot-controller': {} },
      storage: { snapshotClasses: [{ name: 'ebs', default: true, deletionPolicy: 'Retain' }] },
    },
  });
  expect(folderOf(output, 'storage')).toEqual({
    'volumesnapshotclass-ebs.yaml': {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
      metadata: {
        name: 'ebs',
        annotations: { 'snapshot.storage.kubernetes.io/is-default-class': 'true' },
      },
      driver: 'ebs.csi.aws.com',
      deletionPolicy: 'Retain',
    },
  });
  expect(applicationOf(output, 'storage').spec).toMatchObject({
    syncPolicy: { syncOptions: expect.arrayContaining(['SkipDryRunOnMissingResource=true']) },
  });
});
