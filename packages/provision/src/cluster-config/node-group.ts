import { instanceType } from '@nodeless/contracts/aws';
import type { ManagedNodeGroup, NodeGroup } from '@nodeless/eksctl-schema';
import {
  maxPodsFor,
  podNetworking,
  type ClusterSpec,
  type ManagedNodeGroupSpec,
  type NodeGroupVolume,
  type SelfManagedNodeGroupSpec,
} from '@nodeless/sources';
import { nodeGroupPolicyArns } from '../node-policies.ts';

/** Keys that eksctl has for node groups of both kinds. */
type Common = Pick<ManagedNodeGroup, keyof ManagedNodeGroup & keyof NodeGroup>;

/** Size and place of a group, and what its nodes carry. */
export function sizeAndPlace({
  scaling,
  labels,
  privateNetworking,
  zones,
  subnets,
  tags,
}: ManagedNodeGroupSpec | SelfManagedNodeGroupSpec): Partial<Common> {
  return {
    minSize: scaling.min,
    maxSize: scaling.max,
    desiredCapacity: scaling.desired ?? scaling.min,
    privateNetworking,
    ...(zones === undefined ? {} : { availabilityZones: [...zones] }),
    ...(subnets === undefined ? {} : { subnets: [...subnets] }),
    ...(Object.keys(labels).length === 0 ? {} : { labels: { ...labels } }),
    ...(Object.keys(tags).length === 0 ? {} : { tags: { ...tags } }),
  };
}

/** Pods get no access to the metadata service: they would have the role of the node. */
export function volumeAndMetadata({ size, iops, throughput }: NodeGroupVolume): Partial<Common> {
  return {
    volumeSize: Number.parseInt(size, 10),
    volumeType: 'gp3',
    volumeEncrypted: true,
    ...(iops === undefined ? {} : { volumeIOPS: iops }),
    ...(throughput === undefined ? {} : { volumeThroughput: throughput }),
    disablePodIMDS: true,
  };
}

/**
 * How many pods a node takes, where that is not what kubelet finds out by itself: prefixes give more, custom networking
 * fewer. All nodes of a group take as many as the smallest of them can.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses-procedure.html
 */
export function maxPodsPerNode(
  spec: ClusterSpec,
  { instanceTypes = [] }: Pick<ManagedNodeGroupSpec | SelfManagedNodeGroupSpec, 'instanceTypes'>,
): Pick<Common, 'maxPodsPerNode'> {
  const most = maxPodsFor(instanceTypes.map(instanceType), podNetworking(spec));
  return most === undefined ? {} : { maxPodsPerNode: most };
}

/** eksctl attaches the policies that are listed instead of its own, so all of them are. */
export function role(spec: ClusterSpec): Pick<Common, 'iam'> {
  const { nodePolicies, permissionsBoundary } = spec.iam;
  if (nodePolicies.length === 0 && permissionsBoundary === undefined) return {};
  return {
    iam: {
      ...(nodePolicies.length === 0 ? {} : { attachPolicyARNs: nodeGroupPolicyArns(spec) }),
      ...(permissionsBoundary === undefined ? {} : { instanceRolePermissionsBoundary: permissionsBoundary }),
    },
  };
}
