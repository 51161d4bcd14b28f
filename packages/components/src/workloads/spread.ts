import { nameLabel } from '@nodeless/catalogue/render';
import type { JsonObject } from '@nodeless/core';
import type { AppSpec } from '@nodeless/sources';

const TOPOLOGY = { zones: 'topology.kubernetes.io/zone', nodes: 'kubernetes.io/hostname' } as const;

/**
 * How the pods of an app are spread. Those of an older ReplicaSet do not count, or a rollout would end uneven.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ (matchLabelKeys)
 */
export function spreadConstraints({ name, spread }: AppSpec): JsonObject[] {
  return spread.map(({ over, maxSkew, otherwise }) => ({
    topologyKey: TOPOLOGY[over],
    maxSkew,
    whenUnsatisfiable: otherwise,
    labelSelector: { matchLabels: nameLabel(name) },
    matchLabelKeys: ['pod-template-hash'],
  }));
}
