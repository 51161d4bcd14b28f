import type { NodePoolSpec } from '@nodeless/spec';

/** What a pod asks of its node, in the words of a PodSpec. */
export interface NodeNeeds {
  /** Alternatives, each a set of conditions that must hold together. Empty: any node. */
  readonly terms: readonly (readonly NodeCondition[])[];
  readonly tolerations: readonly Toleration[];
}

export interface NodeCondition {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

/**
 * The node pools whose nodes accept a pod, by name. Conditions on labels that only a real node has (zones, instance
 * types) are taken as met: this tells people where a pod may land, it does not schedule.
 */
export function nodePoolsFor(pools: readonly NodePoolSpec[], needs: NodeNeeds): string[] {
  return pools
    .filter(
      (pool) =>
        (needs.terms.length === 0 || needs.terms.some((term) => term.every((one) => holds(pool, one)))) &&
        pool.taints.every((taint) => accepted(taint, needs.tolerations)),
    )
    .map(({ name }) => name);
}

function holds(pool: NodePoolSpec, { key, operator, values }: NodeCondition): boolean {
  const possible = labelValues(pool, key);
  if (possible === undefined) return true;
  if (operator === 'In') return possible.some((value) => values.includes(value));
  if (operator === 'NotIn') return possible.some((value) => !values.includes(value));
  return operator !== 'DoesNotExist';
}

/** Values that a label can have on the nodes of a pool; undefined when the pool does not say. */
function labelValues(pool: NodePoolSpec, key: string): readonly string[] | undefined {
  const known: { readonly [label: string]: readonly string[] } = {
    'karpenter.sh/nodepool': [pool.name],
    'karpenter.sh/capacity-type': pool.capacityTypes,
    'kubernetes.io/arch': pool.architectures,
    'kubernetes.io/os': ['linux'],
  };
  const own = pool.labels[key];
  return known[key] ?? (own === undefined ? undefined : [own]);
}

type Taint = NodePoolSpec['taints'][number];

/** Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function accepted(taint: Taint, tolerations: readonly Toleration[]): boolean {
  return (
    taint.effect === 'PreferNoSchedule' ||
    tolerations.some(({ key = '', operator = 'Equal', value = '', effect = '' }) => {
      if (effect !== '' && effect !== taint.effect) return false;
      if (operator === 'Exists') return key === '' || key === taint.key;
      return key === taint.key && value === (taint.value ?? '');
    })
  );
}
