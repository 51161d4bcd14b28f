import { clusterIn, PARTITIONS } from '../../testing/policy-clusters.ts';
import { ebsDriverPolicy } from './ebs-driver.ts';

const managed = { StringEquals: { 'ec2:ResourceTag/ebs.csi.aws.com/cluster': 'true' } };
const migrated = { StringLike: { 'ec2:ResourceTag/kubernetes.io/created-for/pvc/name': '*' } };
const becomesManaged = { StringEquals: { 'aws:RequestTag/ebs.csi.aws.com/cluster': 'true' } };
const manage = ['ec2:ModifyVolume', 'ec2:AttachVolume', 'ec2:DetachVolume', 'ec2:DeleteVolume'];

const statement = (Sid: string, Action: unknown, Resource: unknown, Condition?: object) => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

const base = (partition: string, region: string) => {
  const volumes = `arn:${partition}:ec2:${region}:111122223333:volume/*`;
  const existing = `arn:${partition}:ec2:${region}:111122223333:volume/vol-*`;
  const snapshots = `arn:${partition}:ec2:${region}:*:snapshot/*`;
  const instances = `arn:${partition}:ec2:${region}:111122223333:instance/*`;
  return [
    statement(
      'Look',
      [
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeSnapshots',
        'ec2:DescribeVolumes',
        'ec2:DescribeVolumesModifications',
        'ec2:DescribeVolumeStatus',
      ],
      '*',
      { StringEquals: { 'aws:RequestedRegion': region } },
    ),
    statement('CreateVolumes', ['ec2:CreateVolume', 'ec2:CopyVolumes'], volumes, becomesManaged),
    statement('CopyOwnVolumes', 'ec2:CopyVolumes', existing, managed),
    statement('CopyMigratedVolumes', 'ec2:CopyVolumes', existing, migrated),
    statement('CreateSnapshots', 'ec2:CreateSnapshot', snapshots, becomesManaged),
    statement('SnapshotOwnVolumes', 'ec2:CreateSnapshot', volumes, managed),
    statement('ManageOwnVolumes', manage, volumes, managed),
    statement('ManageMigratedVolumes', manage, volumes, migrated),
    statement(
      'RestoreOwnSnapshots',
      ['ec2:CreateVolume', 'ec2:EnableFastSnapshotRestores'],
      snapshots,
      managed,
    ),
    statement('AttachToInstances', ['ec2:AttachVolume', 'ec2:DetachVolume'], instances),
    statement('DeleteOwnSnapshots', ['ec2:DeleteSnapshot', 'ec2:LockSnapshot'], snapshots, managed),
    statement('TagWhatIsMade', 'ec2:CreateTags', [volumes, snapshots], {
      StringEquals: { 'ec2:CreateAction': ['CreateVolume', 'CreateSnapshot', 'CopyVolumes'] },
    }),
    statement('TagOwnVolumes', ['ec2:CreateTags', 'ec2:DeleteTags'], volumes, {
      ...managed,
      Null: { 'aws:TagKeys': 'false' },
      'ForAllValues:StringNotEquals': {
        'aws:TagKeys': [
          'ebs.csi.aws.com/cluster',
          'ebs.csi.aws.com/cluster-name',
          'kubernetes.io/created-for/pvc/name',
        ],
      },
    }),
  ];
};

test.each(PARTITIONS)('volumes of the driver alone, in the partition %s', (partition, region) => {
  expect(ebsDriverPolicy(clusterIn(region))).toEqual({
    Version: '2012-10-17',
    Statement: base(partition, region),
  });
});

test.each(PARTITIONS)('the keys that classes name, each once, in the partition %s', (partition, region) => {
  const key = (digit: string) => `arn:${partition}:kms:${region}:111122223333:key/${digit}`;
  const named = (name: string, digit: string) => `{ name: ${name}, ebs: { kmsKeyId: '${key(digit)}' } }`;
  const classes = [named('b', '2'), named('a', '1'), named('c', '2'), '{ name: plain, ebs: {} }'];
  const storage = `addons: { aws-ebs-csi-driver: {} }\nstorage: { classes: [${classes.join(', ')}] }\n`;
  expect(ebsDriverPolicy(clusterIn(region, storage))['Statement']).toEqual([
    ...base(partition, region),
    statement('Grant', ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'], [key('1'), key('2')], {
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
    }),
    statement(
      'Use',
      ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      [key('1'), key('2')],
    ),
  ]);
});

test('stays below the 10240 characters that IAM takes for policies inside a role', () => {
  const classes = Array.from(
    { length: 20 },
    (_, index) =>
      `{ name: c${index}, ebs: { kmsKeyId: 'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/12345678-1234-1234-1234-1234567890${10 + index}' } }`,
  );
  const storage = `addons: { aws-ebs-csi-driver: {} }\nstorage: { classes: [${classes.join(', ')}] }\n`;
  const policy = ebsDriverPolicy(clusterIn('us-gov-west-1', storage));
  expect(JSON.stringify(policy).length).toBeLessThan(10_240);
});
