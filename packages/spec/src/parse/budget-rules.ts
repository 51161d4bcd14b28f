import { neverFires, parseCron } from '@nodeless/contracts/karpenter';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack, Segments } from '../layers/stack.ts';
import { quote } from '../quote.ts';
import type { NodePoolSpec } from '../schema/node-pool.ts';

/**
 * A budget whose schedule never begins counts at all times: Karpenter looks for the next start, finds none, and takes that for
 * one that has been. Source: Budget.IsActive of sigs.k8s.io/karpenter v1.14, pkg/apis/v1/nodepool.go.
 */
export function checkBudgets(
  { name, budgets }: Pick<NodePoolSpec, 'name' | 'budgets'>,
  path: Segments,
  stack: LayerStack,
): Diagnostic[] {
  return budgets.flatMap(({ schedule }, index): Diagnostic[] => {
    const parsed = schedule === undefined ? undefined : parseCron(schedule);
    if (parsed === undefined || 'problem' in parsed || !neverFires(parsed)) return [];
    return [
      {
        code: 'karpenter/budget-never-ends',
        severity: 'warning',
        message: `no day meets the schedule ${quote(schedule ?? '')} of the node pool ${quote(name)}, and Karpenter takes such a budget for always active`,
        hint: 'write a day that the month has, or leave schedule and duration out if the budget is to count always',
        location: stack.placeOf([...path, 'budgets', index, 'schedule']).location,
      },
    ];
  });
}
