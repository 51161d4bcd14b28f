import type { Segments } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';
import type { ManagedNodeGroupSpec } from '../schema/managed-node-group.ts';
import type { SelfManagedNodeGroupSpec } from '../schema/self-managed-node-group.ts';

/** A node group with its place in the sources. */
export interface PlacedGroup<G extends ManagedNodeGroupSpec | SelfManagedNodeGroupSpec> {
  readonly group: G;
  readonly path: Segments;
  readonly stack: LayerStack;
}
