import { DEFAULT_REPLICAS, type AppSpec } from '@nodeless/sources';

/** Pods that an app has at least while it runs. */
export function fewestReplicas({ replicas, scaling }: AppSpec): number {
  return scaling?.minReplicas ?? replicas ?? DEFAULT_REPLICAS;
}
