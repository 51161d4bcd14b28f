import { at, namespaceOf, type JsonValue, type Resource } from '@nodeless/core';
import { selectsLabels } from './label-selector.ts';
import type { PodView } from './pods.ts';

/** The PodDisruptionBudgets that select the pods of a workload. */
export function budgetsOf({ namespace, labels }: PodView, resources: readonly Resource[]): Resource[] {
  return resources.filter(({ manifest }) => {
    if (manifest.kind !== 'PodDisruptionBudget' || namespaceOf(manifest) !== namespace) return false;
    return selectsLabels(at(manifest, 'spec', 'selector'), labels);
  });
}

/** How many pods a workload has at most; those of a DaemonSet are as many as nodes. */
export function mostPods({ resource, namespace }: PodView, resources: readonly Resource[]): number {
  const { manifest } = resource;
  if (manifest.kind === 'DaemonSet') return Infinity;
  const job = manifest.kind === 'CronJob' ? at(manifest, 'spec', 'jobTemplate') : manifest;
  if (manifest.kind === 'CronJob' || manifest.kind === 'Job')
    return Math.min(
      numberOf(at(job, 'spec', 'parallelism')) ?? 1,
      numberOf(at(job, 'spec', 'completions')) ?? Infinity,
    );
  const most = at(autoscalerOf(resource, namespace, resources)?.manifest, 'spec', 'maxReplicas');
  return numberOf(most) ?? numberOf(at(manifest, 'spec', 'replicas')) ?? 1;
}

/**
 * How many pods a workload has at least while it runs: what its autoscaler may go down to, or its replicas. An autoscaler that
 * may go down to none comes by one pod.
 */
export function fewestPods({ resource, namespace }: PodView, resources: readonly Resource[]): number {
  const autoscaler = autoscalerOf(resource, namespace, resources);
  return leastOf(autoscaler) ?? numberOf(at(resource.manifest, 'spec', 'replicas')) ?? 1;
}

function autoscalerOf(
  { manifest: { kind, metadata } }: Resource,
  namespace: string,
  resources: readonly Resource[],
): Resource | undefined {
  return resources.find(({ manifest }) => {
    const target = at(manifest, 'spec', 'scaleTargetRef');
    return (
      manifest.kind === 'HorizontalPodAutoscaler' &&
      namespaceOf(manifest) === namespace &&
      at(target, 'kind') === kind &&
      at(target, 'name') === metadata.name
    );
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
