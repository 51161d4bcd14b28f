import { type Diagnostic, type CodeDefinition } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import type { Compute } from '../schema/compute.ts';
import type { NodeClassSpec } from '../schema/node-class.ts';
import type { NodePoolSpec } from '../schema/node-pool.ts';
import { releaseOf } from './karpenter-release-rules.ts';
import { nodeClassProblems, nodePoolProblems, type PlacedProblem } from './karpenter-problems.ts';
import type { ClusterRule } from './rule.ts';

type Karpenter = Compute['karpenter'];

const KARPENTER: Segments = ['compute', 'karpenter'];

export const REFUSED_OBJECT: CodeDefinition = {
  code: 'karpenter/refused-object',
  severity: 'error',
  title: 'The API server, or Karpenter, would refuse a NodePool or an EC2NodeClass',
};

/** What Karpenter's CRDs, or Karpenter, refuse in node pools, node classes and settings, at the value that is refused. */
export const karpenterObjects: ClusterRule = {
  codes: [REFUSED_OBJECT, VALUE_CODES['spec/conflict']],
  title: 'Karpenter, or its CRDs, would refuse node pools or node classes',
  references: [
    'x-kubernetes-validations of the CRDs of Karpenter',
    'https://karpenter.sh/docs/concepts/nodepools/#specreplicas',
  ],
  check({ spec: { compute, versions }, stack }) {
    if (compute === undefined) return [];
    const { karpenter } = compute;
    const { nodePools, nodeClasses } = karpenter;
    const release = releaseOf(karpenter, versions);
    return [
      ...nodePools.flatMap((pool, index) => {
        const path: Segments = [...KARPENTER, 'nodePools', index];
        return [
          ...checkStaticCapacity(pool, path, karpenter, stack),
          ...checkReserved(pool, path, karpenter, stack),
          ...refused(nodePoolProblems(pool, release), `NodePool ${quote(pool.name)}`, path, stack),
        ];
      }),
      ...nodeClasses.flatMap((item, index) => {
        const path: Segments = [...KARPENTER, 'nodeClasses', index];
        const conflicts = checkNodeClass(item, path, stack);
        if (conflicts.length > 0) return conflicts;
        const problems = nodeClassProblems(item, release, versions?.nodeImage ?? 'al2023@v1');
        return refused(problems, `EC2NodeClass ${quote(item.name)}`, path, stack);
      }),
    ];
  },
};

function refused(
  problems: readonly PlacedProblem[],
  what: string,
  path: Segments,
  stack: LayerStack,
): Diagnostic[] {
  return problems.map(({ at, message, refuser }) =>
    errorAt(stack, [...path, ...at], {
      code: 'karpenter/refused-object',
      message: `${refuser} would refuse ${what}: ${message}`,
      hint:
        refuser === 'Karpenter'
          ? 'the API server takes it from Karpenter 1.15 on, and no node is made: ValidationSucceeded=False'
          : 'the rule is one of the CRD of Karpenter',
    }),
  );
}

/**
 * A pool with `replicas` has neither weight nor limits but for nodes, and is left alone without its feature gate.
 * Source: https://karpenter.sh/docs/concepts/nodepools/#specreplicas and the CRD of NodePool.
 */
function checkStaticCapacity(
  pool: NodePoolSpec,
  path: Segments,
  { featureGates }: Karpenter,
  stack: LayerStack,
): Diagnostic[] {
  const { name, replicas } = pool;
  if (replicas === undefined) return [];
  const found = staticCapacityProblems(pool, path, stack);
  if (featureGates.staticCapacity !== true) {
    const message = `the node pool ${quote(name)} has replicas, and Karpenter ignores it without the feature gate`;
    const gate = { path: [...KARPENTER, 'featureGates'], message: 'staticCapacity is not switched on' };
    const hint = 'set compute.karpenter.featureGates: { staticCapacity: true }';
    found.push(conflictAt(stack, [...path, 'replicas'], message, hint, gate));
  }
  return found;
}

/** What a pool with `replicas` cannot have, whoever fills it. */
export function staticCapacityProblems(
  { name, replicas, weight, limits }: Pick<NodePoolSpec, 'name' | 'replicas' | 'weight' | 'limits'>,
  path: Segments,
  stack: LayerStack,
): Diagnostic[] {
  if (replicas === undefined) return [];
  const other = { path: [...path, 'replicas'], message: 'replicas makes its capacity static' };
  const found: Diagnostic[] = [];
  if (weight !== undefined) {
    const message = `the node pool ${quote(name)} has replicas, so it cannot have a weight`;
    found.push(conflictAt(stack, [...path, 'weight'], message, 'remove weight, or replicas', other));
  }
  for (const key of ['cpu', 'memory'] as const) {
    if (limits[key] === undefined) continue;
    const message = `the node pool ${quote(name)} has replicas, so its limits may name nodes alone, not ${key}`;
    found.push(
      conflictAt(
        stack,
        [...path, 'limits', key],
        message,
        `write limits: { nodes: "${replicas + 1}" }`,
        other,
      ),
    );
  }
  if (limits.nodes !== undefined && Number(limits.nodes) < replicas) {
    const message = `the node pool ${quote(name)} may have ${limits.nodes} nodes, but replicas asks for ${replicas}`;
    const hint = 'raise the limit; one node more than replicas lets drift replace nodes';
    found.push(conflictAt(stack, [...path, 'limits', 'nodes'], message, hint, other));
  }
  return found;
}

function checkReserved(
  { capacityTypes }: NodePoolSpec,
  path: Segments,
  { featureGates }: Karpenter,
  stack: LayerStack,
): Diagnostic[] {
  const index = capacityTypes.indexOf('reserved');
  if (index < 0 || featureGates.reservedCapacity !== false) return [];
  const message = 'reserved capacity needs the feature gate reservedCapacity, which is switched off';
  return [
    conflictAt(stack, [...path, 'capacityTypes', index], message, 'remove one of the two', {
      path: [...KARPENTER, 'featureGates', 'reservedCapacity'],
      message: 'the feature gate',
    }),
  ];
}

/** Two ways to say one thing. */
function checkNodeClass(item: NodeClassSpec, path: Segments, stack: LayerStack): Diagnostic[] {
  const pairs = [
    ['amiSelectorTerms', 'image'],
    ['blockDeviceMappings', 'volumeSize'],
  ] as const;
  return pairs
    .filter(([one, two]) => item[one] !== undefined && item[two] !== undefined)
    .map(([one, two]) =>
      conflictAt(stack, [...path, one], `${one} cannot stand beside ${two}`, 'keep one of the two', {
        path: [...path, two],
        message: 'the other one',
      }),
    );
}
