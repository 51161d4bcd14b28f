import { inactiveMoment } from '@nodeless/contracts/karpenter';
import { at, childPath, maps, type JsonObject } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { budgetTimes } from '../../view/budget-times.ts';

const CODE = 'karpenter/open-budget';

/** Disruptions that end pods; an empty node has none. */
const REASONS = ['Drifted', 'Underutilized'] as const;

/**
 * Karpenter takes the lowest of the budgets that are active for a reason, and where none is, any number of nodes may go at
 * once: the 10% that hold where no budget is written are gone with the first that is.
 */
export const openBudgets: Rule = {
  codes: [
    { code: CODE, severity: 'warning', title: 'No budget limits how many nodes are disrupted at once' },
  ],
  references: [
    'GetAllowedDisruptionsByReason in pkg/apis/v1/nodepool.go of sigs.k8s.io/karpenter v1.14',
    'https://karpenter.sh/docs/concepts/disruption/#nodepool-disruption-budgets',
  ],
  *check({ model, places }) {
    for (const { pool, capacity } of places) {
      if (pool === undefined) continue;
      const most = capacity?.nodes ?? Infinity;
      // A pool of one node cannot keep one.
      if (most <= 1) continue;
      const budgets = maps(at(pool.resource.manifest, 'spec', 'disruption', 'budgets'));
      if (budgets.length === 0) continue;
      const open = REASONS.flatMap((reason) => {
        const limiting = budgets.filter((budget) => isFor(budget, reason) && !isOpen(budget, most));
        const moment = inactiveMoment(limiting.map(budgetTimes));
        return moment === undefined ? [] : [{ reason, moment: limiting.length === 0 ? undefined : moment }];
      });
      const [first] = open;
      if (first === undefined) continue;
      const reasons = open.map(({ reason }) => reason).join(' and ');
      const when = first.moment === undefined ? 'at any time' : `at times, for example ${first.moment}`;
      const message = `no budget of NodePool "${pool.name}" limits disruptions for ${open.length === 1 ? 'the reason' : 'the reasons'} ${reasons} ${when}: all of its nodes may go at once`;
      yield finding(model, childPath(pool.resource.origin.specPath, 'budgets'), CODE, message, {
        severity: 'warning',
        hint: 'add a budget without schedule and reasons, for example { nodes: 10% }',
      });
    }
  },
};

function isFor({ reasons }: JsonObject, reason: string): boolean {
  return !Array.isArray(reasons) || reasons.includes(reason);
}

/** A budget of all the nodes that there can be. */
function isOpen({ nodes }: JsonObject, most: number): boolean {
  const text = String(nodes);
  return text.endsWith('%') ? Number(text.slice(0, -1)) >= 100 : Number(text) >= most;
}
