import { hasCapacityBuffers } from '@nodeless/contracts/karpenter';
import type { Diagnostic } from '@nodeless/core';
import { conflictAt, type Segments } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';
import type { ClusterSpec } from '../schema/cluster.ts';

/**
 * A CapacityBuffer does nothing where Karpenter does not know the kind, or its feature gate is closed.
 * Source: https://karpenter.sh/docs/concepts/capacitybuffers/
 */
export function checkHeadroom(
  { compute, scheduling, versions }: Partial<ClusterSpec>,
  stack: LayerStack,
): Diagnostic[] {
  if (scheduling?.headroom?.by !== 'capacity-buffer' || compute?.autoMode) return [];
  const path: Segments = ['scheduling', 'headroom', 'by'];
  const found: Diagnostic[] = [];
  if (compute !== undefined && compute.karpenter.featureGates.capacityBuffer !== true) {
    const message = 'Karpenter ignores a capacity buffer without the feature gate capacityBuffer';
    const hint = 'set compute.karpenter.featureGates: { capacityBuffer: true }, or keep pause-pods';
    const gates = { path: ['compute', 'karpenter', 'featureGates'], message: 'the gate is not switched on' };
    found.push(conflictAt(stack, path, message, hint, gates));
  }
  const version = versions?.karpenter.version.replace(/^v/, '');
  if (version !== undefined && /^\d+\.\d+\.\d+$/.test(version) && !hasCapacityBuffers(version)) {
    const message = `Karpenter ${version} has no capacity buffers of autoscaling.x-k8s.io/v1beta1`;
    const other = { path: ['versions', 'karpenter', 'version'], message: `Karpenter is ${version}` };
    found.push(conflictAt(stack, path, message, 'use Karpenter 1.14 or newer, or keep pause-pods', other));
  }
  return found;
}
