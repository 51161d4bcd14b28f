import type { ManagedNodeGroup, NodeGroup } from '@nodeless/eksctl-schema';
import type {
  ClusterSpec,
  ManagedNodeGroupSpec,
  NodeGroupVolume,
  SelfManagedNodeGroupSpec,
} from '@nodeless/spec';
import { nodePolicyArns } from '../node-policies.ts';

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

/** eksctl attaches the policies that are listed instead of its own, so all of them are. */
export function role(spec: ClusterSpec): Pick<Common, 'iam'> {
  const { nodePolicies, permissionsBoundary } = spec.iam;
  if (nodePolicies.length === 0 && permissionsBoundary === undefined) return {};
  return {
    iam: {
      ...(nodePolicies.length === 0 ? {} : { attachPolicyARNs: nodePolicyArns(spec) }),
      ...(permissionsBoundary === undefined ? {} : { instanceRolePermissionsBoundary: permissionsBoundary }),
    },
  };
}
