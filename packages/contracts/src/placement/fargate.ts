import { FARGATE_PROFILE_LABEL } from '../aws/index.ts';
import { sortedBy } from '@nodeless/core';
import { matchesPattern } from './pattern.ts';

/** What EKS compares with the selectors of Fargate profiles when a pod is created. */
export interface PodIdentity {
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
}

/** What a profile selects by. */
export interface FargateProfile {
  readonly name: string;
  readonly selectors: readonly {
    readonly namespace: string;
    readonly labels?: { readonly [key: string]: string } | undefined;
  }[];
}

/** The pods that the EKS add-on coredns makes. */
export const COREDNS_PODS: PodIdentity = {
  namespace: 'kube-system',
  labels: { 'k8s-app': 'kube-dns', 'eks.amazonaws.com/component': 'coredns' },
};

/**
 * Toleration of the pods of CoreDNS and of Karpenter's chart, so that a group of nodes can be kept for them.
 * Source: https://karpenter.sh/docs/reference/settings/, values of the chart; EKS add-on coredns.
 */
export const CRITICAL_ADDONS_TOLERATION = { key: 'CriticalAddonsOnly', operator: 'Exists' } as const;

/**
 * The Fargate profile that takes a pod: the one that the pod names with a label, or else the first by name of those
 * that match. Undefined when the pod needs a node.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html
 */
export function fargateProfileOf<T extends FargateProfile>(
  profiles: readonly T[],
  pod: PodIdentity,
): T | undefined {
  const matching = sortedBy(profiles, ({ name }) => name).filter(({ selectors }) =>
    selectors.some((selector) => selects(selector, pod)),
  );
  const wanted = pod.labels[FARGATE_PROFILE_LABEL];
  return wanted === undefined ? matching[0] : matching.find(({ name }) => name === wanted);
}

function selects({ namespace, labels = {} }: FargateProfile['selectors'][number], pod: PodIdentity): boolean {
  return (
    matchesPattern(namespace, pod.namespace) &&
    Object.entries(labels).every(([key, value]) =>
      Object.entries(pod.labels).some(
        ([podKey, podValue]) => matchesPattern(key, podKey) && matchesPattern(value, podValue),
      ),
    )
  );
}
