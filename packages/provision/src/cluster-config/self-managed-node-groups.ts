import type { NodeGroup } from '@nodeless/eksctl-schema';
import { nodeGroupTags, type ClusterSpec, type SelfManagedNodeGroupSpec } from '@nodeless/sources';
import { maxPodsPerNode, role, sizeAndPlace, volumeAndMetadata } from './node-group.ts';

/**
 * The self-managed node groups, in the words of eksctl, which lets their nodes into the cluster by itself: by an access
 * entry, or by aws-auth where the authentication mode has nothing else.
 * Sources: `addAccessEntry` in pkg/cfn/builder/nodegroup.go, pkg/ctl/create/cluster.go of eksctl 0.230.0.
 */
export function selfManagedNodeGroups(spec: ClusterSpec): NodeGroup[] {
  return spec.compute.selfManagedNodeGroups.map((group) => ({
    ...maxPodsPerNode(spec, group),
    ...selfManagedNodeGroup({ ...group, tags: { ...nodeGroupTags(spec, group), ...group.tags } }),
    ...role(spec),
  }));
}

function selfManagedNodeGroup(group: SelfManagedNodeGroupSpec): NodeGroup {
  const { name, amiFamily, ami, taints, maxPodsPerNode, maxInstanceLifetime, suspendProcesses } = group;
  return {
    name,
    amiFamily,
    ...(ami === undefined ? {} : { ami }),
    ...instances(group),
    ...volumeAndMetadata(group.volume),
    ...sizeAndPlace(group),
    ...(taints.length === 0 ? {} : { taints: taints.map((taint) => ({ ...taint })) }),
    ...(maxPodsPerNode === undefined ? {} : { maxPodsPerNode }),
    ...bootstrap(group),
    ...(maxInstanceLifetime === undefined ? {} : { maxInstanceLifetime }),
    ...(suspendProcesses.length === 0 ? {} : { asgSuspendProcesses: [...suspendProcesses] }),
  };
}

/** Several types need a distribution. The defaults of EC2 Auto Scaling buy all of them on demand. */
function instances({ instanceTypes, instancesDistribution }: SelfManagedNodeGroupSpec): Partial<NodeGroup> {
  const [only, ...others] = instanceTypes;
  if (only !== undefined && others.length === 0 && instancesDistribution === undefined) {
    return { instanceType: only };
  }
  return { instancesDistribution: { instanceTypes: [...instanceTypes], ...instancesDistribution } };
}

function bootstrap(group: SelfManagedNodeGroupSpec): Partial<NodeGroup> {
  const { bottlerocket, kubeletExtraConfig, overrideBootstrapCommand, preBootstrapCommands } = group;
  return {
    ...(Object.keys(kubeletExtraConfig).length === 0
      ? {}
      : { kubeletExtraConfig: { ...kubeletExtraConfig } as NonNullable<NodeGroup['kubeletExtraConfig']> }),
    ...(preBootstrapCommands.length === 0 ? {} : { preBootstrapCommands: [...preBootstrapCommands] }),
    ...(overrideBootstrapCommand === undefined ? {} : { overrideBootstrapCommand }),
    ...(bottlerocket === undefined ? {} : { bottlerocket: { ...bottlerocket } }),
  };
}
