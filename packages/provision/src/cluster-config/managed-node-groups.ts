import type { ManagedNodeGroup } from '@nodeless/eksctl-schema';
import type { ClusterSpec, ManagedNodeGroupSpec } from '@nodeless/sources';
import { maxPodsPerNode, role, sizeAndPlace, volumeAndMetadata } from './node-group.ts';

/** The managed node groups, in the words of eksctl. */
export function managedNodeGroups(spec: ClusterSpec): ManagedNodeGroup[] {
  return spec.compute.managedNodeGroups.map((group) => ({
    ...managedNodeGroup(group),
    ...(group.launchTemplate === undefined ? maxPodsPerNode(spec, group) : {}),
    ...role(spec),
  }));
}

function managedNodeGroup(group: ManagedNodeGroupSpec): ManagedNodeGroup {
  const { name, instanceTypes, taints, updateConfig, nodeRepair } = group;
  return {
    name,
    ...image(group),
    ...(instanceTypes === undefined ? {} : { instanceTypes: [...instanceTypes] }),
    ...(group.capacityType === 'spot' ? { spot: true } : {}),
    ...sizeAndPlace(group),
    ...(taints.length === 0 ? {} : { taints: taints.map((taint) => ({ ...taint })) }),
    ...(updateConfig === undefined ? {} : { updateConfig: { ...updateConfig } }),
    ...(nodeRepair === undefined ? {} : { nodeRepairConfig: { enabled: true, ...nodeRepair } }),
  };
}

/** A launch template of one's own decides about volume and metadata service; eksctl refuses these beside it. */
function image(group: ManagedNodeGroupSpec): Partial<ManagedNodeGroup> {
  const { amiFamily, launchTemplate, volume = { size: '80Gi' } } = group;
  if (launchTemplate !== undefined) {
    return { ...(amiFamily === undefined ? {} : { amiFamily }), launchTemplate: { ...launchTemplate } };
  }
  return { amiFamily: amiFamily ?? 'AmazonLinux2023', ...volumeAndMetadata(volume) };
}
