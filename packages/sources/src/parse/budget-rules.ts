import {
  isAtLeast,
  KARPENTER_1_15,
  neverFires,
  parseCron,
  type KarpenterRelease,
} from '@nodeless/contracts/karpenter';
import type { Diagnostic } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import type { Segments } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';
import type { Compute } from '../schema/compute.ts';
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

/**
 * From Karpenter 1.15 on node repair is one of the disruptions that budgets allow, unless the legacy controller does it.
 * Source: settings.legacyNodeRepair in charts/karpenter/values.yaml, and the reasons of budgets in the CRD, of v1.15.2
 */
export function checkRepairBudgets(
  { name, budgets }: Pick<NodePoolSpec, 'name' | 'budgets'>,
  path: Segments,
  { featureGates, legacyNodeRepair }: Compute['karpenter'],
  { version }: KarpenterRelease,
  stack: LayerStack,
): Diagnostic[] {
  const obeys = featureGates.nodeRepair === true && legacyNodeRepair !== true;
  if (!obeys || !isAtLeast(version, KARPENTER_1_15)) return [];
  return budgets.flatMap(({ nodes, reasons, schedule }, index): Diagnostic[] => {
    const isAboutRepair = reasons === undefined || reasons.includes('Unhealthy');
    if (schedule !== undefined || !isAboutRepair || !/^0+%?$/.test(nodes)) return [];
    return [
      {
        code: 'karpenter/repair-blocked',
        severity: 'warning',
        message: `a budget of the node pool ${quote(name)} never lets a node go, and node repair obeys budgets from Karpenter 1.15 on`,
        hint: 'name the reasons that it is about, without Unhealthy',
        location: stack.placeOf([...path, 'budgets', index, 'nodes']).location,
        related: [
          {
            message: 'node repair is switched on',
            location: stack.placeOf(['compute', 'karpenter', 'featureGates', 'nodeRepair']).location,
          },
        ],
      },
    ];
  });
}
