import type { Addon } from '@nodeless/eksctl-schema';
import { COREDNS_PODS, fargateProfileOf } from '@nodeless/contracts/placement';
import type { ClusterModel, ClusterSpec } from '@nodeless/spec';

/** EKS add-ons of a cluster, by the names that EKS gives them. */
export const ADDON_NAMES = ['vpc-cni', 'kube-proxy', 'coredns'] as const;

/**
 * The add-ons, pinned where the facts know a version; EKS chooses its default for the others, never the latest.
 * Later updates overwrite what was changed by hand, because this file is the truth. eksctl itself makes such a change:
 * it patches the compute type of CoreDNS, and EKS would refuse every update after that.
 */
export function addons({ spec, facts }: ClusterModel): Addon[] {
  return ADDON_NAMES.map((name) => {
    const version = facts.addons[name];
    return {
      name,
      ...(version === undefined ? {} : { version }),
      ...(SETTINGS[name]?.(spec) ?? {}),
      resolveConflicts: 'OVERWRITE' as const,
    };
  });
}

const SETTINGS: { readonly [addon: string]: (spec: ClusterSpec) => Partial<Addon> } = {
  // Without the compute type, the pods carry an annotation that keeps them off Fargate.
  coredns: (spec) =>
    fargateProfileOf(spec.compute.fargate.profiles, COREDNS_PODS) === undefined
      ? {}
      : { configurationValues: JSON.stringify({ computeType: 'Fargate' }) },
};
