import { fargateProfileOf, podTemplates, type PodTemplate } from '@nodeless/contracts/placement';
import type { Resource } from '@nodeless/core';
import type { ClusterModel, FargateProfile } from '@nodeless/sources';

/** The pods of a workload, with where they run. */
export interface PodView extends PodTemplate {
  /** The profile that takes the pods, or undefined when they run on nodes. */
  readonly fargateProfile: FargateProfile | undefined;
}

/** The pods of all workloads among the resources. */
export function podViews({ spec }: ClusterModel, resources: readonly Resource[]): PodView[] {
  return podTemplates(resources).map((pods) => ({
    ...pods,
    fargateProfile: pods.onEveryNode ? undefined : fargateProfileOf(spec.compute.fargate.profiles, pods),
  }));
}
