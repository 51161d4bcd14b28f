import { VALUE_CODES } from '@nodeless/contracts/codes';
import { conflictAt, errorAt } from '@nodeless/catalogue';
import type { Diagnostic } from '@nodeless/core';
import type { AppRule } from './rule.ts';

/**
 * What a HorizontalPodAutoscaler cannot do: scale without a metric, by a share of a request that is not there, or beside a
 * fixed number, which every sync would set again.
 */
export const appScaling: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A HorizontalPodAutoscaler could not scale an app, or a sync would set it back',
  references: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/'],
  check({ value: { scaling, replicas, resources }, stack }) {
    if (scaling === undefined) return [];
    const { minReplicas, maxReplicas, cpu, memory, metrics, behavior } = scaling;
    const found: Diagnostic[] = [];
    if (replicas !== undefined) {
      const message = 'replicas is a fixed number, and scaling changes it: each sync would set it back';
      const other = { path: ['replicas'], message: 'the fixed number' };
      found.push(conflictAt(stack, ['scaling'], message, 'keep one of them', other));
    }
    if (minReplicas > maxReplicas) {
      const message = `minReplicas is ${minReplicas}, and maxReplicas ${maxReplicas}`;
      const other = { path: ['scaling', 'maxReplicas'], message: 'the upper bound' };
      found.push(
        conflictAt(stack, ['scaling', 'minReplicas'], message, 'make maxReplicas the larger one', other),
      );
    }
    if (cpu === undefined && memory === undefined && metrics.length === 0) {
      const message = 'scaling follows no metric';
      const hint = 'add cpu: 70, or memory, or metrics';
      found.push(errorAt(stack, ['scaling'], { code: 'spec/conflict', message, hint }));
    }
    if (memory !== undefined && resources.requests.memory === undefined) {
      const message = 'memory is a share of the request, and the app requests no memory';
      const other = { path: ['resources', 'requests'], message: 'the requests' };
      found.push(conflictAt(stack, ['scaling', 'memory'], message, 'add resources.requests.memory', other));
    }
    for (const way of ['scaleUp', 'scaleDown'] as const) {
      if (behavior?.[way]?.selectPolicy !== 'Disabled' || behavior[way].policies === undefined) continue;
      const message = `${way} is disabled, so its policies do nothing`;
      const other = { path: ['scaling', 'behavior', way, 'selectPolicy'], message: 'disabled here' };
      found.push(
        conflictAt(stack, ['scaling', 'behavior', way, 'policies'], message, 'take one of them away', other),
      );
    }
    return found;
  },
};
