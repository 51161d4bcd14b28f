import {
  managedNodeGroupViews,
  selfManagedNodeGroupViews,
  type NodesView,
} from '@nodeless/contracts/placement';
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
    ...managedNodeGroupViews(chosen(compute.managedNodeGroups)),
    ...selfManagedNodeGroupViews(chosen(compute.selfManagedNodeGroups)),
  ];
}

type Group = ClusterSpec['compute']['managedNodeGroups' | 'selfManagedNodeGroups'][number];
