import { machinesWith, type NodePoolView } from '@nodeless/contracts/placement';
import type { CodeDefinition } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

export const LIMITS_HEADROOM: CodeDefinition = {
  code: 'karpenter/limits-headroom',
  severity: 'error or warning',
  title: 'The limits of a node pool leave less than a node, or less than its pods ask for',
};

/** Karpenter makes no node that is larger than what the limits of its pool leave, and says so only in its log. */
export const limitsBelowNode: Rule = {
  codes: [LIMITS_HEADROOM],
  title: 'The limits of a node pool are below its smallest instance type',
  references: [
    'https://karpenter.sh/docs/concepts/nodepools/#speclimits',
    'filterByRemainingResources in pkg/controllers/provisioning/scheduling/scheduler.go of sigs.k8s.io/karpenter v1.14',
  ],
  *check({ model, places }) {
    for (const { pool, nodes, limitsPath } of places) {
      if (pool === undefined || pool.replicas !== undefined || nodes.machines?.machines.length !== 0)
        continue;
      const smallest = machinesWith(pool.requirements)?.at(-1)?.type;
      if (smallest === undefined) continue;
      const isOff = isSwitchedOff(pool);
      const message = isOff
        ? `NodePool "${pool.name}" makes no node: its limits are ${limitWords(pool)}`
        : `NodePool "${pool.name}" can make no node: its limits are ${limitWords(pool)}, and the smallest of its instance types, ${smallest.name}, has ${smallest.vcpus} CPU and ${smallest.memoryMiB / 1024}Gi`;
      yield finding(model, limitsPath, 'karpenter/limits-headroom', message, {
        severity: isOff ? 'warning' : 'error',
        hint: isOff
          ? 'remove the pool, or raise the limit; nodes that it has stay'
          : 'raise the limits to all the nodes that the pool may have, or allow smaller instance types',
      });
    }
  },
};

/** A limit of nothing is how people stop a pool. */
function isSwitchedOff({ limits }: NodePoolView): boolean {
  return Object.values(limits).some((limit) => /^[0.]+[A-Za-z]*$/.test(limit));
}

function limitWords({ limits }: NodePoolView): string {
  return Object.entries(limits)
    .map(([resource, limit]) => `${resource}: ${limit}`)
    .join(', ');
}
