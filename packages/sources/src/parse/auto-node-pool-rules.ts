import {
  autoModeLabelReason,
  autoModeRequirementReason,
  BUILT_IN_NODE_POOLS,
  DEFAULT_NODE_CLASS,
  MAX_NODE_LIFETIME_HOURS,
} from '@nodeless/contracts/auto-mode';
import { AUTO_MODE_KARPENTER, durationSeconds } from '@nodeless/contracts/karpenter';
import type { Diagnostic } from '@nodeless/core';
import { quote, suggestion, PRIMITIVE_CODES } from '@nodeless/catalogue/schema';
import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import { autoModeOf } from '../model/auto-mode.ts';
import type { AutoMode } from '../schema/auto-mode.ts';
import { duplicateNames, DUPLICATE_NAME } from './duplicates.ts';
import { staticCapacityProblems, REFUSED_OBJECT } from './karpenter-rules.ts';
import { nodePoolProblems } from './karpenter-problems.ts';
import type { ClusterRule } from './rule.ts';

const POOLS: Segments = ['compute', 'autoMode', 'nodePools'];

type Pool = AutoMode['nodePools'][number];

interface Placed {
  readonly pool: Pool;
  readonly path: Segments;
  readonly stack: LayerStack;
}

/** What the API server of a cluster in Auto Mode refuses in a node pool. */
export const autoModeNodePools: ClusterRule = {
  codes: [
    {
      code: 'karpenter/auto-mode-reason',
      severity: 'warning',
      title: 'A budget of EKS Auto Mode is for a reason that AWS does not name for it',
    },
    REFUSED_OBJECT,
    VALUE_CODES['spec/invalid-name'],
    PRIMITIVE_CODES['spec/invalid-value'],
    VALUE_CODES['spec/conflict'],
    DUPLICATE_NAME,
  ],
  title: 'The API server of a cluster in Auto Mode would refuse a node pool',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html',
    'https://aws-samples.github.io/sample-aws-eks-auto-mode/docs/examples/disruption-budgets',
  ],
  check({ spec: { compute }, stack }) {
    const autoMode = compute && autoModeOf({ compute });
    if (autoMode === undefined) return [];
    return [
      ...duplicateNames(stack, POOLS, autoMode.nodePools),
      ...autoMode.nodePools.flatMap((pool, index) => {
        const one: Placed = { pool, path: [...POOLS, index], stack };
        return [
          ...checkName(one),
          ...checkNodeClass(one, autoMode),
          ...checkLifetime(one),
          ...checkLabels(one),
          ...staticCapacityProblems(pool, one.path, stack),
          ...checkReasons(one),
          ...checkForm(one),
        ];
      }),
    ];
  },
};

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html */
function checkName({ pool, path, stack }: Placed): Diagnostic[] {
  if (!BUILT_IN_NODE_POOLS.some((name) => name === pool.name)) return [];
  const message = `${quote(pool.name)} is the name of a built-in node pool`;
  const hint = 'choose another name; built-in pools cannot be changed';
  return [errorAt(stack, [...path, 'name'], { code: 'spec/invalid-name', message, hint })];
}

/** EKS makes its own NodeClass only together with a built-in pool. */
function checkNodeClass(
  { pool, path, stack }: Placed,
  { builtInNodePools, nodeClasses }: AutoMode,
): Diagnostic[] {
  const at = [...path, 'nodeClass'];
  if (pool.nodeClass === DEFAULT_NODE_CLASS) {
    if (builtInNodePools.length > 0) return [];
    const message = `the node pool ${quote(pool.name)} uses the NodeClass "default", which EKS makes only together with a built-in pool`;
    const hint = 'name one of compute.autoMode.nodeClasses, or keep a built-in pool';
    const other = { path: ['compute', 'autoMode', 'builtInNodePools'], message: 'no built-in pool' };
    return [conflictAt(stack, at, message, hint, other)];
  }
  const known = nodeClasses.map(({ name }) => name);
  if (known.includes(pool.nodeClass)) return [];
  const message = `the node pool ${quote(pool.name)} refers to the NodeClass ${quote(pool.nodeClass)}, which compute.autoMode.nodeClasses does not hold`;
  const hint = suggestion(pool.nodeClass, known) ?? 'add it to compute.autoMode.nodeClasses';
  return [errorAt(stack, at, { code: 'spec/invalid-value', message, hint })];
}

/** Source: https://github.com/aws-controllers-k8s/test-infra/pull/1000 (the words of the API server) */
function checkLifetime({ pool, path, stack }: Placed): Diagnostic[] {
  const { expireAfter, terminationGracePeriod } = pool;
  const hours = (durationSeconds(expireAfter) + durationSeconds(terminationGracePeriod)) / 3600;
  if (hours <= MAX_NODE_LIFETIME_HOURS) return [];
  const message = `expireAfter ${expireAfter} and terminationGracePeriod ${terminationGracePeriod} of the node pool ${quote(pool.name)} are more than ${MAX_NODE_LIFETIME_HOURS}h (21 days) together`;
  const hint = 'EKS Auto Mode replaces every node within 21 days; make one of them shorter';
  const other = {
    path: [...path, 'terminationGracePeriod'],
    message: `the grace period is ${terminationGracePeriod}`,
  };
  return [conflictAt(stack, [...path, 'expireAfter'], message, hint, other)];
}

function checkLabels({ pool, path, stack }: Placed): Diagnostic[] {
  const refused = (at: Segments, reason: string | undefined): Diagnostic[] =>
    reason === undefined
      ? []
      : [
          errorAt(stack, [...path, ...at], {
            code: 'spec/invalid-value',
            message: `node pool ${quote(pool.name)}: ${reason}`,
            hint: 'see https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html',
          }),
        ];
  return [
    ...pool.requirements.flatMap(({ key }, index) =>
      refused(['requirements', index, 'key'], autoModeRequirementReason(key)),
    ),
    ...Object.keys(pool.labels).flatMap((key) => refused(['labels', key], autoModeLabelReason(key))),
  ];
}

/**
 * EKS does not publish which Karpenter Auto Mode runs, and AWS names three reasons of budgets for it.
 * Source: https://aws-samples.github.io/sample-aws-eks-auto-mode/docs/examples/disruption-budgets
 */
function checkReasons({ pool, path, stack }: Placed): Diagnostic[] {
  return pool.budgets.flatMap(({ reasons = [] }, index) =>
    reasons.flatMap((reason, entry): Diagnostic[] =>
      reason !== 'Unhealthy'
        ? []
        : [
            {
              code: 'karpenter/auto-mode-reason',
              severity: 'warning',
              message: `node pool ${quote(pool.name)}: AWS names the reasons Drifted, Empty and Underutilized for EKS Auto Mode; Unhealthy came with Karpenter 1.15, and EKS does not say which Karpenter it runs`,
              hint: 'leave it out: the API server refuses the NodePool if the CRD of Auto Mode does not know the reason',
              location: stack.placeOf([...path, 'budgets', index, 'reasons', entry]).location,
            },
          ],
    ),
  );
}

/** What holds for every NodePool; rules about labels are told above in the words of Auto Mode. */
function checkForm({ pool, path, stack }: Placed): Diagnostic[] {
  return nodePoolProblems(pool, AUTO_MODE_KARPENTER)
    .filter(({ message }) => !message.startsWith('label '))
    .map(({ at, message }) =>
      errorAt(stack, [...path, ...at], {
        code: 'karpenter/refused-object',
        message: `the API server would refuse NodePool ${quote(pool.name)}: ${message}`,
        hint: 'the rule is one of the CRD of NodePool',
      }),
    );
}
