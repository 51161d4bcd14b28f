import {
  managedNodeGroupViews,
  selfManagedNodeGroupViews,
  type NodeGroup,
  type NodesView,
} from '@nodeless/contracts/placement';
import { instanceType, type KubeletReservation } from '@nodeless/contracts/aws';
import { textMap, type JsonObject } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';
import { maxPodsFor, podNetworking } from './pod-networking.ts';

/**
 * The nodes of all node groups, as the scheduler sees them: the managed groups first.
 *
 * @param starting only groups that have a node from the start: in the others a pod waits for something that makes one
 */
export function nodeGroupViews(spec: ClusterSpec, starting = false): NodesView[] {
  const { compute } = spec;
  const chosen = <G extends Group>(groups: readonly G[]) =>
    starting ? groups.filter(({ scaling }) => (scaling.desired ?? scaling.min) > 0) : groups;
  return [
    ...managedNodeGroupViews(
      chosen(compute.managedNodeGroups).map((group) => ({
        ...group,
        // User data of a launch template may change anything.
        kubelet: group.launchTemplate === undefined ? bottlerocketOf(spec, group) : ('unknown' as const),
      })),
    ),
    ...selfManagedNodeGroupViews(
      chosen(compute.selfManagedNodeGroups).map((group) => ({ ...group, kubelet: kubeletOf(spec, group) })),
    ),
  ];
}

function kubeletOf(
  spec: ClusterSpec,
  group: ClusterSpec['compute']['selfManagedNodeGroups'][number],
): NodeGroup['kubelet'] {
  const { ami, bottlerocket, kubeletExtraConfig, maxPodsPerNode, overrideBootstrapCommand } = group;
  if (ami !== undefined || bottlerocket !== undefined || overrideBootstrapCommand !== undefined)
    return 'unknown';
  const of = (key: string) => textMap((kubeletExtraConfig as JsonObject)[key]);
  return {
    ...bottlerocketOf(spec, group, maxPodsPerNode),
    kubeReserved: of('kubeReserved'),
    systemReserved: of('systemReserved'),
    evictionHard: of('evictionHard'),
  };
}

/** How many pods the nodes of Bottlerocket take: eksctl writes it where the network decides, or a person. */
function bottlerocketOf(
  spec: ClusterSpec,
  { amiFamily, instanceTypes = [] }: Group,
  maxPodsPerNode?: number,
): KubeletReservation {
  if (amiFamily !== 'Bottlerocket') return {};
  const maxPods = maxPodsPerNode ?? maxPodsFor(instanceTypes.map(instanceType), podNetworking(spec));
  return { bottlerocket: { maxPods } };
}

type Group = ClusterSpec['compute']['managedNodeGroups' | 'selfManagedNodeGroups'][number];
