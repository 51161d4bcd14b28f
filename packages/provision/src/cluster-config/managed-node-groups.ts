import type { ManagedNodeGroup } from '@nodeless/eksctl-schema';
import type { ClusterSpec, ManagedNodeGroupSpec } from '@nodeless/spec';
import { nodePolicyArns } from '../node-policies.ts';

/** The managed node groups, in the words of eksctl. */
export function managedNodeGroups(spec: ClusterSpec): ManagedNodeGroup[] {
  return spec.compute.managedNodeGroups.map((group) => ({ ...managedNodeGroup(group), ...role(spec) }));
}

/** eksctl attaches the policies that are listed instead of its own, so all of them are. */
function role(spec: ClusterSpec): Pick<ManagedNodeGroup, 'iam'> {
  const { nodePolicies, permissionsBoundary } = spec.iam;
  if (nodePolicies.length === 0 && permissionsBoundary === undefined) return {};
  return {
    iam: {
      ...(nodePolicies.length === 0 ? {} : { attachPolicyARNs: nodePolicyArns(spec) }),
      ...(permissionsBoundary === undefined ? {} : { instanceRolePermissionsBoundary: permissionsBoundary }),
    },
  };
}

function managedNodeGroup(group: ManagedNodeGroupSpec): ManagedNodeGroup {
  const { name, instanceTypes, scaling, labels, taints, tags, updateConfig, nodeRepair } = group;
  return {
    name,
    ...image(group),
    ...(instanceTypes === undefined ? {} : { instanceTypes: [...instanceTypes] }),
    ...(group.capacityType === 'spot' ? { spot: true } : {}),
    minSize: scaling.min,
    maxSize: scaling.max,
    desiredCapacity: scaling.desired ?? scaling.min,
    privateNetworking: group.privateNetworking,
    ...(Object.keys(labels).length === 0 ? {} : { labels: { ...labels } }),
    ...(taints.length === 0 ? {} : { taints: taints.map((taint) => ({ ...taint })) }),
    ...(Object.keys(tags).length === 0 ? {} : { tags: { ...tags } }),
    ...(updateConfig === undefined ? {} : { updateConfig: { ...updateConfig } }),
    ...(nodeRepair === undefined ? {} : { nodeRepairConfig: { enabled: true, ...nodeRepair } }),
  };
}

/**
 * Image, volume and metadata service. A launch template of one's own decides all of these; eksctl refuses them beside
 * it. Pods get no access to the metadata service: they would have the role of the node.
 */
function image(group: ManagedNodeGroupSpec): Partial<ManagedNodeGroup> {
  const { amiFamily, launchTemplate, volume = { size: '80Gi' } } = group;
  if (launchTemplate !== undefined) {
    return { ...(amiFamily === undefined ? {} : { amiFamily }), launchTemplate: { ...launchTemplate } };
  }
  return {
    amiFamily: amiFamily ?? 'AmazonLinux2023',
    volumeSize: Number.parseInt(volume.size, 10),
    volumeType: 'gp3',
    volumeEncrypted: true,
    ...(volume.iops === undefined ? {} : { volumeIOPS: volume.iops }),
    ...(volume.throughput === undefined ? {} : { volumeThroughput: volume.throughput }),
    disablePodIMDS: true,
  };
}
