import { at, type JsonValue, type Resource } from '@nodeless/core';
import { selectsLabels } from './label-selector.ts';
import type { PodView } from './pods.ts';

/** The PodDisruptionBudgets that select the pods of a workload. */
export function budgetsOf({ neighbours, labels }: PodView): Resource[] {
  return neighbours.filter(
    ({ manifest }) =>
      manifest.kind === 'PodDisruptionBudget' && selectsLabels(at(manifest, 'spec', 'selector'), labels),
  );
}

/** How many pods a workload has at most; those of a DaemonSet are as many as nodes. */
export function mostPods(pod: PodView): number {
  const { manifest } = pod.resource;
  if (manifest.kind === 'DaemonSet') return Infinity;
  const job = manifest.kind === 'CronJob' ? at(manifest, 'spec', 'jobTemplate') : manifest;
  if (manifest.kind === 'CronJob' || manifest.kind === 'Job')
    return Math.min(
      numberOf(at(job, 'spec', 'parallelism')) ?? 1,
      numberOf(at(job, 'spec', 'completions')) ?? Infinity,
    );
  const most = at(autoscalerOf(pod)?.manifest, 'spec', 'maxReplicas');
  return numberOf(most) ?? numberOf(at(manifest, 'spec', 'replicas')) ?? 1;
}

/**
 * How many pods a workload has at least while it runs: what its autoscaler may go down to, or its replicas. An autoscaler that
 * may go down to none comes by one pod.
 */
export function fewestPods(pod: PodView): number {
  return leastOf(autoscalerOf(pod)) ?? numberOf(at(pod.resource.manifest, 'spec', 'replicas')) ?? 1;
}

function autoscalerOf({ resource, neighbours }: PodView): Resource | undefined {
  const { kind, metadata } = resource.manifest;
  return neighbours.find(({ manifest }) => {
    if (manifest.kind !== 'HorizontalPodAutoscaler') return false;
    const target = at(manifest, 'spec', 'scaleTargetRef');
    return at(target, 'kind') === kind && at(target, 'name') === metadata.name;
  });
}

/**
 * How many of so many healthy pods a budget lets go at once; a share rounds up, of what stays and of what may go.
 * Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function allowedDisruptions({ manifest }: Resource, pods: number): number {
  return allowedOf(at(manifest, 'spec'), pods);
}

/** The same of the `spec` of a budget. */
export function allowedOf(spec: JsonValue | undefined, pods: number): number {
  const most = at(spec, 'maxUnavailable');
  if (most !== undefined) return countOf(most, pods);
  return Math.max(0, pods - countOf(at(spec, 'minAvailable') ?? 0, pods));
}

function countOf(value: JsonValue, pods: number): number {
  const share = /^(\d+)%$/.exec(String(value));
  return share === null ? (numberOf(value) ?? 0) : Math.ceil((Number(share[1]) * pods) / 100);
}

function leastOf(autoscaler: Resource | undefined): number | undefined {
  if (autoscaler === undefined) return undefined;
  return Math.max(1, numberOf(at(autoscaler.manifest, 'spec', 'minReplicas')) ?? 1);
}

function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
