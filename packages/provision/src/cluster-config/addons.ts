import { COREDNS_PODS, fargateProfileOf } from '@nodeless/contracts/placement';
import { mergePatch, type JsonObject } from '@nodeless/core';
import type { Addon } from '@nodeless/eksctl-schema';
import {
  addonRole,
  addonVersion,
  clusterAddons,
  roleArn,
  type ClusterModel,
  type ClusterSpec,
} from '@nodeless/spec';

/**
 * The add-ons, pinned where the sources or the facts know a version; EKS chooses its default for the others, never the
 * latest. Later updates overwrite what was changed by hand, unless the sources want it otherwise: eksctl itself patches
 * the compute type of CoreDNS, and EKS would refuse every update after that.
 */
export function addons(model: ClusterModel): Addon[] {
  const { spec } = model;
  return clusterAddons(spec).map((addon) => {
    const { name, resolveConflicts } = addon;
    const version = addonVersion(model, addon);
    const values = mergePatch(DERIVED[name]?.(spec) ?? {}, addon.configuration);
    const role = addonRole(spec, addon);
    return {
      name,
      ...(version === undefined ? {} : { version }),
      ...(Object.keys(values).length === 0 ? {} : { configurationValues: JSON.stringify(values) }),
      ...(role === undefined ? {} : { serviceAccountRoleARN: roleArn(spec, role.roleName) }),
      resolveConflicts,
      ...(Object.keys(spec.tags).length === 0 ? {} : { tags: { ...spec.tags } }),
    };
  });
}

/** Configuration values that follow from other sources; those of the add-on itself are laid over them. */
const DERIVED: { readonly [addon: string]: (spec: ClusterSpec) => JsonObject } = {
  // Without the compute type, the pods carry an annotation that keeps them off Fargate.
  coredns: (spec) =>
    fargateProfileOf(spec.compute.fargate.profiles, COREDNS_PODS) === undefined
      ? {}
      : { computeType: 'Fargate' },
  // The driver itself makes the volumes, so nobody else can tag them.
  'aws-ebs-csi-driver': ({ tags }) =>
    Object.keys(tags).length === 0 ? {} : { controller: { extraVolumeTags: { ...tags } } },
};
