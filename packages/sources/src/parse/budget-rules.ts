import { isAtLeast, KARPENTER_1_15, neverFires, parseCron } from '@nodeless/contracts/karpenter';
import type { Diagnostic } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import type { Segments } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';
import { autoModeOf } from '../model/auto-mode.ts';
import type { NodePoolSpec } from '../schema/node-pool.ts';
import { releaseOf } from './karpenter-release-rules.ts';
import type { ClusterRule } from './rule.ts';

type Pool = Pick<NodePoolSpec, 'name' | 'budgets'>;

const KARPENTER_POOLS: Segments = ['compute', 'karpenter', 'nodePools'];
const AUTO_MODE_POOLS: Segments = ['compute', 'autoMode', 'nodePools'];

/**
 * A budget whose schedule never begins counts at all times: Karpenter looks for the next start, finds none, and takes that for
 * one that has been.
 */
export const budgetsThatEnd: ClusterRule = {
  codes: [
    {
      code: 'karpenter/budget-never-ends',
      severity: 'warning',
      title: 'No moment meets the schedule of a budget, so that it is always active',
    },
  ],
  references: ['pkg/apis/v1/nodepool.go (Budget.IsActive) of sigs.k8s.io/karpenter v1.14'],
  check({ spec: { compute }, stack }) {
    if (compute === undefined) return [];
    const ofAutoMode = autoModeOf({ compute })?.nodePools ?? [];
    return [
      ...compute.karpenter.nodePools.flatMap((pool, index) =>
        withoutEnd(pool, [...KARPENTER_POOLS, index], stack),
      ),
      ...ofAutoMode.flatMap((pool, index) => withoutEnd(pool, [...AUTO_MODE_POOLS, index], stack)),
    ];
  },
};

function withoutEnd({ name, budgets }: Pool, path: Segments, stack: LayerStack): Diagnostic[] {
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

/** From Karpenter 1.15 on node repair is one of the disruptions that budgets allow, unless the legacy controller does it. */
export const budgetsForRepair: ClusterRule = {
  codes: [
    {
      code: 'karpenter/repair-blocked',
      severity: 'warning',
      title: 'A budget never lets node repair replace a node',
    },
  ],
  references: [
    'charts/karpenter/values.yaml (settings.legacyNodeRepair) of Karpenter v1.15.2',
    'the reasons of budgets in the CRD of Karpenter v1.15.2',
  ],
  check({ spec: { compute, versions }, stack }) {
    if (compute === undefined || versions === undefined) return [];
    const { karpenter } = compute;
    const { featureGates, legacyNodeRepair, nodePools } = karpenter;
    const obeys = featureGates.nodeRepair === true && legacyNodeRepair !== true;
    if (!obeys || !isAtLeast(releaseOf(karpenter, versions).version, KARPENTER_1_15)) return [];
    return nodePools.flatMap((pool, index) => againstRepair(pool, [...KARPENTER_POOLS, index], stack));
  },
};

function againstRepair({ name, budgets }: Pool, path: Segments, stack: LayerStack): Diagnostic[] {
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
