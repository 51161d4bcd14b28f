import { nonEmpty, present } from '@nodeless/catalogue/render';
import { NODE_LABELS } from '@nodeless/contracts/karpenter';
import type { JsonObject } from '@nodeless/core';
import type { NamedNodePool } from '@nodeless/sources';

/** Which nodes pods may use. What is left out does not restrict them. */
export interface Placement {
  /** Only nodes of these pools; what the pools are tainted with is tolerated. */
  readonly nodePools?: readonly string[] | undefined;
  /** Only nodes with one of these CPU architectures. */
  readonly architectures?: readonly string[] | undefined;
}

/**
 * The fields of a PodSpec that a placement sets.
 *
 * @param wanted what else nodes must have
 */
export function placementFields(
  { nodePools = [], architectures = [] }: Placement,
  allPools: readonly NamedNodePool[],
  wanted: readonly JsonObject[] = [],
): JsonObject {
  const matchExpressions = nonEmpty([
    ...labelIn(NODE_LABELS.nodePool, nodePools),
    ...labelIn(NODE_LABELS.architecture, architectures),
    ...wanted,
  ]);
  return present({
    // One term, because several terms would be alternatives.
    affinity: matchExpressions && {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] },
      },
    },
    tolerations: nonEmpty(toleratedTaints(allPools.filter(({ name }) => nodePools.includes(name)))),
  });
}

function labelIn(key: string, values: readonly string[]): JsonObject[] {
  return values.length === 0 ? [] : [{ key, operator: 'In', values }];
}

function toleratedTaints(pools: readonly NamedNodePool[]): JsonObject[] {
  const tolerations = new Map<string, JsonObject>();
  for (const { key, value, effect } of pools.flatMap(({ taints }) => taints)) {
    tolerations.set(
      JSON.stringify([key, value, effect]),
      value === undefined ? { key, operator: 'Exists', effect } : { key, operator: 'Equal', value, effect },
    );
  }
  return [...tolerations.values()];
}
