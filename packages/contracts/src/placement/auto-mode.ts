import { AUTO_MODE_LABELS, AUTO_MODE_OPEN_LABELS, type BuiltInNodePool } from '../auto-mode/index.ts';
import { NODE_LABELS } from '../karpenter/labels.ts';
import type { Requirement } from '../karpenter/requirement.ts';
import { machinesOf } from './machines.ts';
import { equalities, type NodesView } from './nodes.ts';

interface BuiltIn {
  readonly architectures: readonly string[];
  readonly taints: NodesView['taints'];
}

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html */
const BUILT_IN: { readonly [name in BuiltInNodePool]: BuiltIn } = {
  'general-purpose': { architectures: ['amd64'], taints: [] },
  system: {
    architectures: ['amd64', 'arm64'],
    taints: [{ key: 'CriticalAddonsOnly', effect: 'NoSchedule' }],
  },
};

/** What every node of EKS Auto Mode carries, whatever its pool says. */
export const AUTO_MODE_EQUALITIES: readonly Requirement[] = equalities({
  [AUTO_MODE_LABELS.computeType]: 'auto',
  [NODE_LABELS.operatingSystem]: 'linux',
});

/** The node pools that EKS brings, as the scheduler sees their nodes. */
export function builtInNodePoolViews(names: readonly BuiltInNodePool[]): NodesView[] {
  return names.map((name) => {
    const { architectures, taints } = BUILT_IN[name];
    const ofType: readonly Requirement[] = [
      { key: NODE_LABELS.architecture, operator: 'In', values: architectures },
      { key: AUTO_MODE_LABELS.instanceCategory, operator: 'In', values: ['c', 'm', 'r'] },
      { key: AUTO_MODE_LABELS.instanceGeneration, operator: 'Gt', values: ['4'] },
    ];
    return {
      name,
      requirements: [
        ...AUTO_MODE_EQUALITIES,
        ...equalities({ [NODE_LABELS.nodePool]: name, [NODE_LABELS.capacityType]: 'on-demand' }),
        ...ofType,
      ],
      taints,
      openLabels: AUTO_MODE_OPEN_LABELS,
      machines: machinesOf(ofType, { kubelet: 'unknown' }),
    };
  });
}
