import type { AppSpec } from '../schema/app.ts';

/** The kinds that make the pods of an app, with their key below `workload`. */
const KINDS = {
  deployment: 'Deployment',
  statefulSet: 'StatefulSet',
  daemonSet: 'DaemonSet',
  cronJob: 'CronJob',
  job: 'Job',
} as const;
export type WorkloadKey = keyof typeof KINDS;
export type WorkloadKind = (typeof KINDS)[WorkloadKey];

/** The key below `workload` that an app uses; a Deployment needs none. */
export function workloadKey({ workload }: Pick<AppSpec, 'workload'>): WorkloadKey {
  return (Object.keys(KINDS) as WorkloadKey[]).find((key) => key in workload) ?? 'deployment';
}

/** The kind that makes the pods of an app. */
export function workloadKind(app: Pick<AppSpec, 'workload'>): WorkloadKind {
  return KINDS[workloadKey(app)];
}

/** True for kinds whose pods are counted: only these take a number, an autoscaler and a PodDisruptionBudget. */
export function isReplicated(app: Pick<AppSpec, 'workload'>): boolean {
  return ['deployment', 'statefulSet'].includes(workloadKey(app));
}

/** True for kinds whose pods run to an end. */
export function runsToAnEnd(app: Pick<AppSpec, 'workload'>): boolean {
  return ['cronJob', 'job'].includes(workloadKey(app));
}

/** The headless Service of a StatefulSet; undefined for other kinds. */
export function governingService({ name, workload }: Pick<AppSpec, 'name' | 'workload'>): string | undefined {
  if (!('statefulSet' in workload)) return undefined;
  return workload.statefulSet.serviceName ?? `${name}-headless`;
}

/** Digits of the digest in the name of a Job that is no hook. */
export const JOB_DIGEST_LENGTH = 8;

/** Pods of an app that says no number: two, so that one may go. */
export const DEFAULT_REPLICAS = 2;

/** Pods that an app may have at once; those of a DaemonSet are as many as nodes. */
export function mostPods({ replicas, scaling, workload }: AppSpec): number {
  if ('daemonSet' in workload) return Infinity;
  const run = 'cronJob' in workload ? workload.cronJob : 'job' in workload ? workload.job : undefined;
  if (run !== undefined) return Math.min(run.parallelism ?? 1, run.completions ?? Infinity);
  return scaling?.maxReplicas ?? replicas ?? DEFAULT_REPLICAS;
}
