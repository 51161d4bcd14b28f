import {
  managedNodeGroupViews,
  selfManagedNodeGroupViews,
  type NodeGroup,
  type NodesView,
} from '@nodeless/contracts/placement';
import { instanceType, type KubeletReservation } from '@nodeless/contracts/aws';
import { textMap, type JsonObject } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';
import { overlayNodeGroups, type ConfigGroups } from './eksctl/overlay-node-groups.ts';
import { maxPodsFor, podNetworking } from './pod-networking.ts';

/**
 * The nodes of all node groups, as the scheduler sees them: the managed groups first, then the self-managed ones, then
 * those that the overlay alone asks for.
 *
 * @param config the merged ClusterConfig
 * @param starting only groups that have a node from the start: in the others a pod waits for something that makes one
 */
export function nodeGroupViews(spec: ClusterSpec, config: ConfigGroups, starting = false): NodesView[] {
  const { compute } = spec;
  const chosen = <G extends { readonly scaling: Group['scaling'] }>(groups: readonly G[]) =>
    starting ? groups.filter(({ scaling }) => (scaling.desired ?? scaling.min) > 0) : groups;
  const added = chosen(overlayNodeGroups(spec, config)).map((group) => ({
    ...group,
    kubelet: 'unknown' as const,
  }));
  return [
    ...managedNodeGroupViews(
      chosen(compute.managedNodeGroups).map((group) => ({
        ...group,
        kubelet: kubeletOfManaged(spec, group, config),
      })),
    ),
    ...selfManagedNodeGroupViews(
      chosen(compute.selfManagedNodeGroups).map((group) => ({ ...group, kubelet: kubeletOf(spec, group) })),
    ),
    ...managedNodeGroupViews(added.filter(({ list }) => list === 'managedNodeGroups')),
    ...selfManagedNodeGroupViews(added.filter(({ list }) => list === 'nodeGroups')),
  ];
}

/** User data of a launch template may change anything, and so may what the overlay gives a group. */
function kubeletOfManaged(
  spec: ClusterSpec,
  group: ClusterSpec['compute']['managedNodeGroups'][number],
  { managedNodeGroups = [] }: ConfigGroups,
): NodeGroup['kubelet'] {
  const merged = managedNodeGroups.find(({ name }) => name === group.name);
  const { ami, bottlerocket, overrideBootstrapCommand } = merged ?? {};
  const isOpen = [group.launchTemplate, ami, bottlerocket, overrideBootstrapCommand].some(
    (value) => value !== undefined,
  );
  return isOpen ? 'unknown' : bottlerocketOf(spec, group, merged?.maxPodsPerNode);
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
