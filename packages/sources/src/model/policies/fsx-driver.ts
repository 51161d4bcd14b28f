import { partitionOf } from '@nodeless/contracts/aws';
import { sortedBy, type JsonObject } from '@nodeless/core';
import { policyOf, type PolicyStatement, regionalArns } from '@nodeless/catalogue';
import type { ClusterSpec } from '../../schema/cluster.ts';

/** The service that makes the network interfaces of file systems. Its name is the same in all partitions. */
const SERVICE = 'fsx.amazonaws.com';

/** Tag of the file systems that a cluster made; the driver is told to put it on them. */
export function ownFileSystemTag({ name }: Pick<ClusterSpec, 'name'>): { readonly [key: string]: string } {
  return { [`kubernetes.io/cluster/${name}`]: 'owned' };
}

/**
 * What the driver of FSx for Lustre may do: make file systems, change and delete those of this cluster alone.
 * AmazonFSxFullAccess, which AWS names for it, permits everything with every file system of the account. What links file
 * systems to buckets of S3 is left out: no StorageClass of ours does.
 * Sources: https://github.com/kubernetes-sigs/aws-fsx-csi-driver/blob/master/docs/install.md (the actions),
 * https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-tags-fsx.html (the conditions),
 * https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-service-linked-roles.html
 */
export function fsxDriverPolicy(cluster: ClusterSpec): JsonObject {
  const { accountId, region } = cluster;
  const fileSystems = regionalArns(cluster, 'fsx')('file-system/*');
  const tagged = (of: 'Request' | 'Resource') => ({
    StringEquals: Object.fromEntries(
      Object.entries(ownFileSystemTag(cluster)).map(([key, value]) => [`aws:${of}Tag/${key}`, value]),
    ),
  });
  return policyOf(
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
      Condition: tagged('Request'),
    },
    {
      Sid: 'ManageOwnFileSystems',
      Effect: 'Allow',
      Action: ['fsx:UpdateFileSystem', 'fsx:DeleteFileSystem'],
      Resource: fileSystems,
      Condition: tagged('Resource'),
    },
    {
      // Only the first file system of an account needs it.
      Sid: 'CreateServiceLinkedRole',
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: `arn:${partitionOf(region)}:iam::${accountId}:role/aws-service-role/${SERVICE}/*`,
      Condition: { StringEquals: { 'iam:AWSServiceName': SERVICE } },
    },
    ...keyStatements(cluster),
  );
}

/**
 * FSx uses a key of one's own with the permissions of who asks it for the file system, and may do so for nobody else.
 * Source: https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html
 */
function keyStatements({ region, storage }: ClusterSpec): PolicyStatement[] {
  const keys = (storage.classes ?? []).flatMap((one) =>
    'fsx' in one && one.fsx.kmsKeyId !== undefined ? [one.fsx.kmsKeyId] : [],
  );
  if (keys.length === 0) return [];
  return [
    {
      Sid: 'UseKeys',
      Effect: 'Allow',
      Action: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext'],
      Resource: sortedBy(new Set(keys), (key) => key),
      // In China the name of the service ends on .com.cn.
      Condition: { StringLike: { 'kms:ViaService': `fsx.${region}.amazonaws.com*` } },
    },
  ];
}
