import { nameLabel } from '@nodeless/catalogue/render';
import type { JsonObject } from '@nodeless/core';
import { workloadKind, type AppSpec, type WorkloadKind } from '@nodeless/sources';

const TOPOLOGY = { zones: 'topology.kubernetes.io/zone', nodes: 'kubernetes.io/hostname' } as const;

/**
 * Labels whose value tells pods that count together: those of an older ReplicaSet do not, or a rollout would end uneven, and
 * those of another run neither. Pods of a StatefulSet all count: each takes the place of the one before it.
 */
const TOGETHER: { readonly [kind in WorkloadKind]?: string } = {
  Deployment: 'pod-template-hash',
  CronJob: 'batch.kubernetes.io/job-name',
  Job: 'batch.kubernetes.io/job-name',
};

/**
 * How the pods of an app are spread.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ (matchLabelKeys)
 */
export function spreadConstraints(app: AppSpec): JsonObject[] {
  const { name, spread } = app;
  const together = TOGETHER[workloadKind(app)];
  return spread.map(({ over, maxSkew, otherwise }) => ({
    topologyKey: TOPOLOGY[over],
    maxSkew,
    whenUnsatisfiable: otherwise,
    labelSelector: { matchLabels: nameLabel(name) },
    ...(together === undefined ? {} : { matchLabelKeys: [together] }),
  }));
}
