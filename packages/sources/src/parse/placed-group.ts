import type { Segments } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';
import type { Compute } from '../schema/compute.ts';
import type { ManagedNodeGroupSpec } from '../schema/managed-node-group.ts';
import type { SelfManagedNodeGroupSpec } from '../schema/self-managed-node-group.ts';

export const MANAGED_NODE_GROUPS: Segments = ['compute', 'managedNodeGroups'];
export const SELF_MANAGED_NODE_GROUPS: Segments = ['compute', 'selfManagedNodeGroups'];

/** A node group with its place in the sources. */
export interface PlacedGroup<G extends ManagedNodeGroupSpec | SelfManagedNodeGroupSpec> {
  readonly group: G;
  readonly path: Segments;
  readonly stack: LayerStack;
}

/** The managed node groups of a cluster, with their places. */
export function placedManagedGroups(
  compute: Compute | undefined,
  stack: LayerStack,
): PlacedGroup<ManagedNodeGroupSpec>[] {
  return placed(compute?.managedNodeGroups ?? [], MANAGED_NODE_GROUPS, stack);
}

/** The self-managed node groups of a cluster, with their places. */
export function placedSelfManagedGroups(
  compute: Compute | undefined,
  stack: LayerStack,
): PlacedGroup<SelfManagedNodeGroupSpec>[] {
  return placed(compute?.selfManagedNodeGroups ?? [], SELF_MANAGED_NODE_GROUPS, stack);
}

function placed<G extends ManagedNodeGroupSpec | SelfManagedNodeGroupSpec>(
  groups: readonly G[],
  list: Segments,
  stack: LayerStack,
): PlacedGroup<G>[] {
  return groups.map((group, index) => ({ group, path: [...list, index], stack }));
}
