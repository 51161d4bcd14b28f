import { FARGATE_PROFILE_LABEL } from '@nodeless/contracts/aws';
import { sortedBy } from '@nodeless/core';
import type { FargateProfile } from '@nodeless/spec';

/** What EKS compares with the selectors of a profile. */
export interface PodIdentity {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The Fargate profile that takes a pod: the one that the pod's label names, else the first by name.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html
 */
export function fargateProfileOf(
  profiles: readonly FargateProfile[],
  pod: PodIdentity,
): FargateProfile | undefined {
  const matching = sortedBy(profiles, ({ name }) => name).filter(({ selectors }) =>
    selectors.some((selector) => selectorMatches(selector, pod)),
  );
  const wanted = pod.labels[FARGATE_PROFILE_LABEL];
  return matching.find(({ name }) => name === wanted) ?? matching[0];
}

function selectorMatches(
  { namespace, labels = {} }: FargateProfile['selectors'][number],
  pod: PodIdentity,
): boolean {
  return (
    matchesPattern(namespace, pod.namespace) &&
    Object.entries(labels).every(([key, value]) => {
      const actual = pod.labels[key];
      return actual !== undefined && matchesPattern(value, actual);
    })
  );
}

/** `*` stands for any characters, `?` for one. */
function matchesPattern(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
}
