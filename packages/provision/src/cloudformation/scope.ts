import { dnsSuffixOf, partitionOf } from '@nodeless/contracts/aws';
import type { ClusterSpec } from '@nodeless/sources';
import { compareText } from '@nodeless/core';

/** Logical names inside the template that others refer to. */
export const NODE_ROLE = 'KarpenterNodeRole';
export const INSTANCE_PROFILE = 'KarpenterNodeInstanceProfile';
export const QUEUE = 'KarpenterInterruptionQueue';

/** What the permissions of one cluster are narrowed to. All of it is known before anything exists. */
export interface Scope {
  readonly cluster: string;
  readonly region: string;
  readonly partition: string;
  readonly dnsSuffix: string;
  /** Tag that marks what belongs to the cluster; its value is `owned`. */
  readonly ownerTag: string;
  /** ARN of EC2 things in the region: `ec2('*', 'instance/*')`. */
  readonly ec2: (account: string, resource: string) => string;
  /** ARN of IAM things in the account: `iam('instance-profile/*')`. */
  readonly iam: (resource: string) => string;
  /** ARN of the cluster itself. */
  readonly clusterArn: string;
}

export function scopeOf({ name, region, accountId }: ClusterSpec): Scope {
  const partition = partitionOf(region);
  return {
    cluster: name,
    region,
    partition,
    dnsSuffix: dnsSuffixOf(region),
    ownerTag: `kubernetes.io/cluster/${name}`,
    ec2: (account, resource) => `arn:${partition}:ec2:${region}:${account}:${resource}`,
    iam: (resource) => `arn:${partition}:iam::${accountId}:${resource}`,
    clusterArn: `arn:${partition}:eks:${region}:${accountId}:cluster/${name}`,
  };
}

/** Tags in CloudFormation's form, sorted by key. */
export function tagList(tags: { readonly [key: string]: string }): { Key: string; Value: string }[] {
  return Object.entries(tags)
    .sort(([a], [b]) => compareText(a, b))
    .map(([Key, Value]) => ({ Key, Value }));
}

/** The property of a role that bounds it, where the sources ask for that. */
export function boundary({ iam: { permissionsBoundary } }: ClusterSpec): { PermissionsBoundary?: string } {
  return permissionsBoundary === undefined ? {} : { PermissionsBoundary: permissionsBoundary };
}
