import { clusterIn, PARTITIONS } from '../../testing/policy-clusters.ts';
import { fsxDriverPolicy } from './fsx-driver.ts';

const base = (partition: string, region: string) => {
  const fileSystems = `arn:${partition}:fsx:${region}:111122223333:file-system/*`;
  return [
    {
      Sid: 'Look',
      Effect: 'Allow',
      Action: 'fsx:DescribeFileSystems',
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    {
      Sid: 'CreateFileSystems',
      Effect: 'Allow',
      Action: ['fsx:CreateFileSystem', 'fsx:TagResource'],
      Resource: fileSystems,
      Condition: { StringEquals: { 'aws:RequestTag/kubernetes.io/cluster/sample': 'owned' } },
    },
    {
      Sid: 'ManageOwnFileSystems',
      Effect: 'Allow',
      Action: ['fsx:UpdateFileSystem', 'fsx:DeleteFileSystem'],
      Resource: fileSystems,
      Condition: { StringEquals: { 'aws:ResourceTag/kubernetes.io/cluster/sample': 'owned' } },
    },
    {
      Sid: 'CreateServiceLinkedRole',
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: `arn:${partition}:iam::111122223333:role/aws-service-role/fsx.amazonaws.com/*`,
      Condition: { StringEquals: { 'iam:AWSServiceName': 'fsx.amazonaws.com' } },
    },
  ];
};

test.each(PARTITIONS)('file systems of the cluster alone, in the partition %s', (partition, region) => {
  expect(fsxDriverPolicy(clusterIn(region))).toEqual({
    Version: '2012-10-17',
    Statement: base(partition, region),
  });
});

test('the keys that classes name, each once, for FSx alone', () => {
  const key = (digit: string) => `arn:aws:kms:eu-central-1:111122223333:key/${digit}`;
  const fsx = (name: string, digit: string) =>
    `    - { name: ${name}, fsx: { subnetId: subnet-01234567, securityGroupIds: [sg-01234567], deploymentType: PERSISTENT_2, perUnitStorageThroughput: 250, kmsKeyId: '${key(digit)}' } }\n`;
  const ebs = `    - { name: gp3, ebs: { kmsKeyId: '${key('9')}' } }\n`;
  const storage = `addons: { aws-fsx-csi-driver: {}, aws-ebs-csi-driver: {} }\nstorage:\n  classes:\n${fsx('b', '2')}${fsx('a', '1')}${fsx('c', '2')}${ebs}`;
  expect(fsxDriverPolicy(clusterIn('eu-central-1', storage))['Statement']).toEqual([
    ...base('aws', 'eu-central-1'),
    {
      Sid: 'UseKeys',
      Effect: 'Allow',
      Action: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext'],
      Resource: [key('1'), key('2')],
      Condition: { StringLike: { 'kms:ViaService': 'fsx.eu-central-1.amazonaws.com*' } },
    },
  ]);
});
