import type { JsonObject } from '@nodeless/core';
import type { ClusterFacts } from '../cluster-facts.ts';
import type { ClusterAutoscalerSpec } from './options.ts';

/**
 * Node groups by priority: the expander matches the names of their Auto Scaling groups.
 * Source: cluster-autoscaler/expander/priority/readme.md in https://github.com/kubernetes/autoscaler
 */
export function expanderPriorities(
  cluster: ClusterFacts,
  { priorities }: ClusterAutoscalerSpec,
): JsonObject | undefined {
  if (priorities === undefined) return undefined;
  const patterns = new Map<string, string[]>();
  for (const { priority, nodeGroups } of priorities) {
    const key = String(priority);
    patterns.set(key, [
      ...(patterns.get(key) ?? []),
      ...nodeGroups.map((name) => nameOfGroup(cluster, name)),
    ]);
  }
  return Object.fromEntries(patterns);
}

/**
 * A regular expression for the name of the Auto Scaling group: EKS puts an id of 36 characters behind the name of a
 * managed node group, CloudFormation makes the name of a self-managed one from its stack. Names of groups hold no
 * character with a meaning of its own.
 */
function nameOfGroup({ name: cluster, compute }: ClusterFacts, name: string): string {
  return compute.managedNodeGroups.some((group) => group.name === name)
    ? `^eks-${name}-[0-9a-f-]{36}$`
    : `^eksctl-${cluster}-nodegroup-${name}-NodeGroup-`;
}
