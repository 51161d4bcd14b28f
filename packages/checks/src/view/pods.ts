import { fargateProfileOf, podTemplates, type PodTemplate } from '@nodeless/contracts/placement';
import { groupedBy, namespaceOf, type Resource } from '@nodeless/core';
import type { ClusterModel, FargateProfile } from '@nodeless/sources';

/** The pods of a workload, with where they run. */
export interface PodView extends PodTemplate {
  /** The profile that takes the pods, or undefined when they run on nodes. */
  readonly fargateProfile: FargateProfile | undefined;
  /** The objects of the namespace, among them what scales the pods and what keeps them from going. */
  readonly neighbours: readonly Resource[];
}

/** The pods of all workloads among the resources. */
export function podViews({ spec }: ClusterModel, resources: readonly Resource[]): PodView[] {
  const inNamespace = groupedBy(resources, ({ manifest }) => namespaceOf(manifest));
  return podTemplates(resources).map((pods) => ({
    ...pods,
    neighbours: inNamespace.get(pods.namespace) ?? [],
    fargateProfile: pods.onEveryNode ? undefined : fargateProfileOf(spec.compute.fargate.profiles, pods),
  }));
}
