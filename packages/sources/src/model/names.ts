import { stackName } from '@nodeless/core';
import { partitionOf } from '@nodeless/contracts/aws';
import { nodeVolumeKeyStatements } from './policies/node-volume-keys.ts';
import type { ClusterSpec } from '../schema/cluster.ts';

/** Names and ARNs in AWS that several stages must agree on. All are known before anything exists. */

/** Role of the nodes that Karpenter makes; also the principal of their access entry. */
export function karpenterNodeRoleName(cluster: ClusterSpec): string {
  return `KarpenterNodeRole-${cluster.name}`;
}

/** Instance profile of the nodes of Karpenter in a fully private cluster, where Karpenter cannot make one. */
export function karpenterInstanceProfileName(cluster: ClusterSpec): string {
  return `KarpenterNodeInstanceProfile-${cluster.name}`;
}

/**
 * The managed policies of the Karpenter controller: the six of the upstream template, in its order (Karpenter 1.9+), and
 * one for the KMS keys of volumes where node classes name some.
 */
export function karpenterControllerPolicyNames(cluster: ClusterSpec): string[] {
  return [
    'NodeLifecycle',
    'IAMIntegration',
    'EKSIntegration',
    'Interruption',
    'ZonalShift',
    'ResourceDiscovery',
    ...(nodeVolumeKeyStatements(cluster).length > 0 ? ['VolumeKeys'] : []),
  ].map((part) => `KarpenterController${part}Policy-${cluster.name}`);
}

/** Queue with interruption notices of EC2; named like the cluster, as upstream does. */
export function interruptionQueueName(cluster: ClusterSpec): string {
  return cluster.name;
}

/** CloudFormation stack of {@link karpenterNodeRoleName} and its neighbours. */
export function karpenterStackName(cluster: ClusterSpec): string {
  return stackName('karpenter', cluster.name);
}

/** CloudFormation stack of {@link fargatePodRoleName} and its log groups. */
export function fargateLoggingStackName(cluster: ClusterSpec): string {
  return stackName('fargate-logging', cluster.name);
}

/** Role by which Fargate pulls the images of pods and writes their logs; without logging eksctl makes one. */
export function fargatePodRoleName(cluster: ClusterSpec): string {
  return `FargatePodRole-${cluster.name}`;
}

/** CloudFormation stack of a VPC that we make. */
export function networkStackName(cluster: ClusterSpec): string {
  return stackName('network', cluster.name);
}

/** Tag `Name` of a VPC that we make, known before its id is. */
export function stackVpcName(cluster: ClusterSpec): string {
  return `${cluster.name}/Vpc`;
}

export function clusterArn(cluster: ClusterSpec): string {
  return `arn:${partitionOf(cluster.region)}:eks:${cluster.region}:${cluster.accountId}:cluster/${cluster.name}`;
}

export function policyArn(cluster: ClusterSpec, policyName: string): string {
  return `arn:${partitionOf(cluster.region)}:iam::${cluster.accountId}:policy/${policyName}`;
}
