import {
  managedNodeGroupViews,
  selfManagedNodeGroupViews,
  type NodeGroup,
  type NodesView,
} from '@nodeless/contracts/placement';
import { textMap, type JsonObject } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';

/**
 * The nodes of all node groups, as the scheduler sees them: the managed groups first.
 *
 * @param starting only groups that have a node from the start: in the others a pod waits for something that makes one
 */
export function nodeGroupViews({ compute }: ClusterSpec, starting = false): NodesView[] {
  const chosen = <G extends Group>(groups: readonly G[]) =>
    starting ? groups.filter(({ scaling }) => (scaling.desired ?? scaling.min) > 0) : groups;
  return [
    ...managedNodeGroupViews(
      chosen(compute.managedNodeGroups).map((group) => ({
        ...group,
        // User data of a launch template may change anything.
        kubelet: group.launchTemplate === undefined ? undefined : ('unknown' as const),
      })),
    ),
    ...selfManagedNodeGroupViews(
      chosen(compute.selfManagedNodeGroups).map((group) => ({ ...group, kubelet: kubeletOf(group) })),
    ),
  ];
}

function kubeletOf({
  ami,
  bottlerocket,
  kubeletExtraConfig,
  maxPodsPerNode,
  overrideBootstrapCommand,
}: ClusterSpec['compute']['selfManagedNodeGroups'][number]): NodeGroup['kubelet'] {
  if (ami !== undefined || bottlerocket !== undefined || overrideBootstrapCommand !== undefined)
    return 'unknown';
  const of = (key: string) => textMap((kubeletExtraConfig as JsonObject)[key]);
  return {
    maxPods: maxPodsPerNode,
    kubeReserved: of('kubeReserved'),
    systemReserved: of('systemReserved'),
    evictionHard: of('evictionHard'),
  };
}

type Group = ClusterSpec['compute']['managedNodeGroups' | 'selfManagedNodeGroups'][number];
