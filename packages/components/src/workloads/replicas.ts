import type { AppSpec } from '@nodeless/sources';

/** Pods of an app that says no number: two, so that one may go. */
export const DEFAULT_REPLICAS = 2;

/** Pods that an app has at least while it runs. */
export function fewestReplicas({ replicas, scaling }: AppSpec): number {
  return scaling?.minReplicas ?? replicas ?? DEFAULT_REPLICAS;
}
