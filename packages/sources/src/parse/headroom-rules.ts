import { hasCapacityBuffers } from '@nodeless/contracts/karpenter';
import type { Diagnostic } from '@nodeless/core';
import { conflictAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { ClusterRule } from './rule.ts';

/**
 * A CapacityBuffer does nothing where Karpenter does not know the kind, or its feature gate is closed.
 */
export const capacityBuffers: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'Headroom is asked for by capacity buffers that this Karpenter does not look at',
  references: ['https://karpenter.sh/docs/concepts/capacitybuffers/'],
  check({ spec: { compute, scheduling, versions }, stack }) {
    if (scheduling?.headroom?.by !== 'capacity-buffer' || compute?.autoMode) return [];
    const path: Segments = ['scheduling', 'headroom', 'by'];
    const found: Diagnostic[] = [];
    if (compute !== undefined && compute.karpenter.featureGates.capacityBuffer !== true) {
      const message = 'Karpenter ignores a capacity buffer without the feature gate capacityBuffer';
      const hint = 'set compute.karpenter.featureGates: { capacityBuffer: true }, or keep pause-pods';
      const gates = {
        path: ['compute', 'karpenter', 'featureGates'],
        message: 'the gate is not switched on',
      };
      found.push(conflictAt(stack, path, message, hint, gates));
    }
    const version = versions?.karpenter.version.replace(/^v/, '');
    if (version !== undefined && /^\d+\.\d+\.\d+$/.test(version) && !hasCapacityBuffers(version)) {
      const message = `Karpenter ${version} has no capacity buffers of autoscaling.x-k8s.io/v1beta1`;
      const other = { path: ['versions', 'karpenter', 'version'], message: `Karpenter is ${version}` };
      found.push(conflictAt(stack, path, message, 'use Karpenter 1.14 or newer, or keep pause-pods', other));
    }
    return found;
  },
};
