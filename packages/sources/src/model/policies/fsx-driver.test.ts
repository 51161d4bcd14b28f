import { isAllowed } from '@nodeless/contract-tables';
import { clusterIn, PARTITIONS } from '../../testing/policy-clusters.ts';
import { fsxDriverPolicy } from './fsx-driver.ts';

const requested = { 'aws:RequestTag/kubernetes.io/cluster/sample': 'owned' };
const owned = { 'aws:ResourceTag/kubernetes.io/cluster/sample': 'owned' };
const others = { 'aws:ResourceTag/kubernetes.io/cluster/other': 'owned' };

describe.each(PARTITIONS)('in the partition %s', (partition, region) => {
  const policy = fsxDriverPolicy(clusterIn(region));
  const fileSystem = (account = '111122223333') =>
    `arn:${partition}:fsx:${region}:${account}:file-system/fs-01`;
  const may = (action: string, resource: string, context = {}) =>
    isAllowed(policy, { action, resource, context });

  test('file systems of its region are looked at', () => {
    expect(may('fsx:DescribeFileSystems', '*', { 'aws:RequestedRegion': region })).toBe(true);
    expect(may('fsx:DescribeFileSystems', '*', { 'aws:RequestedRegion': 'eu-west-9' })).toBe(false);
  });

  test.each(['fsx:CreateFileSystem', 'fsx:TagResource'])(
    '%s is allowed with the tag of the cluster',
    (action) => {
      expect(may(action, fileSystem(), requested)).toBe(true);
      expect(may(action, fileSystem())).toBe(false);
      expect(may(action, fileSystem('444455556666'), requested)).toBe(false);
    },
  );

  test.each(['fsx:UpdateFileSystem', 'fsx:DeleteFileSystem'])('%s is allowed for its own', (action) => {
    expect(may(action, fileSystem(), owned)).toBe(true);
    expect(may(action, fileSystem(), others)).toBe(false);
    expect(may(action, fileSystem(), requested)).toBe(false);
  });

  test('the role of FSx is made, and no other one', () => {
    const role = (service: string) => `arn:${partition}:iam::111122223333:role/aws-service-role/${service}/x`;
    const make = (service: string) =>
      may('iam:CreateServiceLinkedRole', role(service), { 'iam:AWSServiceName': service });
    expect(make('fsx.amazonaws.com')).toBe(true);
    expect(make('ecs.amazonaws.com')).toBe(false);
    expect(may('iam:CreateServiceLinkedRole', role('fsx.amazonaws.com'))).toBe(false);
  });
});

test('the keys that classes name, for FSx alone', () => {
  const key = (digit: string) => `arn:aws:kms:eu-central-1:111122223333:key/${digit}`;
  const fsx = (name: string, digit: string) =>
    `    - { name: ${name}, fsx: { subnetId: subnet-01234567, securityGroupIds: [sg-01234567], deploymentType: PERSISTENT_2, perUnitStorageThroughput: 250, kmsKeyId: '${key(digit)}' } }\n`;
  const ebs = `    - { name: gp3, ebs: { kmsKeyId: '${key('9')}' } }\n`;
  const storage = `addons: { aws-fsx-csi-driver: {}, aws-ebs-csi-driver: {} }\nstorage:\n  classes:\n${fsx('b', '2')}${fsx('a', '1')}${fsx('c', '2')}${ebs}`;
  const policy = fsxDriverPolicy(clusterIn('eu-central-1', storage));
  const may = (action: string, digit: string, service = 'fsx.eu-central-1.amazonaws.com') =>
    isAllowed(policy, { action, resource: key(digit), context: { 'kms:ViaService': service } });
  for (const action of ['CreateGrant', 'Decrypt', 'DescribeKey', 'GenerateDataKeyWithoutPlaintext']) {
    expect([may(`kms:${action}`, '1'), may(`kms:${action}`, '2'), may(`kms:${action}`, '9')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(may(`kms:${action}`, '1', 'ec2.eu-central-1.amazonaws.com')).toBe(false);
  }
  expect(may('kms:ScheduleKeyDeletion', '1')).toBe(false);
});
