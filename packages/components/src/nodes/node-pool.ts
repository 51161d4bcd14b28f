import {
  KARPENTER_API_VERSION,
  NODE_LABELS,
  type NodePool,
  type Requirement,
} from '@nodeless/contracts/karpenter';
import type { NodePoolSpec } from '@nodeless/sources';
import { nonEmpty, nonEmptyMap, present } from '@nodeless/catalogue/render';
import type { Dialect } from './dialect.ts';

/**
 * A NodePool (karpenter.sh/v1). What Karpenter would assume is written down, so that an upgrade of it changes nothing.
 * Source: https://karpenter.sh/docs/concepts/nodepools/
 */
export function nodePool(pool: NodePoolSpec, dialect: Dialect): NodePool {
  const labels = nonEmptyMap(pool.labels);
  return {
    apiVersion: KARPENTER_API_VERSION,
    kind: 'NodePool',
    metadata: { name: pool.name },
    spec: present({
      template: present({
        metadata: labels && { labels },
        spec: present({
          nodeClassRef: dialect.nodeClassRef(pool.nodeClass),
          requirements: requirements(pool, dialect),
          taints: nonEmpty(pool.taints.map(present)),
          startupTaints: nonEmpty(pool.startupTaints.map(present)),
          expireAfter: pool.expireAfter,
          terminationGracePeriod: pool.terminationGracePeriod,
        }),
      }),
      disruption: {
        consolidationPolicy: pool.consolidation.policy,
        consolidateAfter: pool.consolidation.after,
        budgets: pool.budgets.map(present),
      },
      limits: present(pool.limits),
      replicas: pool.replicas,
      weight: pool.weight,
    }),
  };
}

function requirements(pool: NodePoolSpec, dialect: Dialect): Requirement[] {
  return [
    ...(dialect.namesOperatingSystem ? [isOneOf(NODE_LABELS.operatingSystem, ['linux'])] : []),
    isOneOf(NODE_LABELS.architecture, pool.architectures),
    isOneOf(NODE_LABELS.capacityType, pool.capacityTypes),
    ...instances(pool, dialect),
    ...(pool.zones === undefined ? [] : [isOneOf(NODE_LABELS.zone, pool.zones)]),
    ...pool.requirements.map(present),
  ];
}

/** Named types say it all: a category or generation beside them could only exclude what was named. */
function instances(pool: NodePoolSpec, dialect: Dialect): Requirement[] {
  if (pool.instanceTypes !== undefined) return [isOneOf(NODE_LABELS.instanceType, pool.instanceTypes)];
  return [
    isOneOf(dialect.instanceCategory, pool.instanceCategories),
    {
      key: dialect.instanceGeneration,
      operator: 'Gt',
      values: [String(pool.instanceGenerationAbove)],
    },
  ];
}

function isOneOf(key: string, values: readonly string[]): Requirement {
  return { key, operator: 'In', values };
}
