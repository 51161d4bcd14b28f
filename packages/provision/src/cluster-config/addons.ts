import {
  ADDON_CONTROLLERS,
  COREDNS_PODS,
  fargateProfileOf,
  type PodIdentity,
} from '@nodeless/contracts/placement';
import { mergePatch, type JsonObject } from '@nodeless/core';
import type { Addon } from '@nodeless/eksctl-schema';
import {
  addonVersion,
  clusterAddons,
  derivedVpcCni,
  ownFileSystemTag,
  platformIdentities,
  type ClusterModel,
  type ClusterSpec,
} from '@nodeless/sources';
import { roleArn } from '@nodeless/catalogue';
import { interfaceTags } from './addon-tags.ts';
import { podIdentityAssociation } from './iam.ts';
import { ipv6CniAssociation } from './ipv6-cni.ts';

/**
 * The add-ons, pinned where the sources or the facts know a version; EKS chooses its default for the others, never the
 * latest. Later updates overwrite what was changed by hand, unless the sources want it otherwise: eksctl itself patches
 * the compute type of CoreDNS, and EKS would refuse every update after that.
 */
export function addons(model: ClusterModel): Addon[] {
  const { spec } = model;
  return clusterAddons(spec).map((addon) => {
    const { name, rawConfiguration, resolveConflicts } = addon;
    const version = addonVersion(model, addon);
    const values = mergePatch(mergePatch(derived(model, name), addon.configuration), rawConfiguration);
    return {
      name,
      ...(version === undefined ? {} : { version }),
      ...(Object.keys(values).length === 0 ? {} : { configurationValues: JSON.stringify(values) }),
      ...permissions(spec, name),
      resolveConflicts,
      ...(Object.keys(spec.tags).length === 0 ? {} : { tags: { ...spec.tags } }),
    };
  });
}

/**
 * The role of an add-on. eksctl makes roles of `iam.serviceAccounts` after the control plane and before node groups and
 * all add-ons but those that nodes need first (vpc-cni, kube-proxy, coredns, eks-pod-identity-agent).
 * Source: eksctl 0.230, `CreateExtraClusterConfigTasks` in pkg/eks/tasks.go, `KnownAddons` in known_addons.go
 */
function permissions(spec: ClusterSpec, name: string): Partial<Addon> {
  const identity = platformIdentities(spec).find(({ addon }) => addon === name);
  if (identity !== undefined) {
    return identity.by === 'irsa'
      ? { serviceAccountRoleARN: roleArn(spec, identity.roleName) }
      : { podIdentityAssociations: [podIdentityAssociation(spec, identity)] };
  }
  const { permissionsBoundary } = spec.iam;
  // Beside the agent eksctl wants an association in an IPv6 cluster. The one that it makes by itself has no boundary.
  // Source: `validateKubernetesNetworkConfig` in validation.go, `Create` in pkg/actions/addon/create.go of eksctl 0.230.0
  if (name === ROLE_BY_EKSCTL && spec.network.ipFamily === 'IPv6' && spec.addons[AGENT]) {
    return { podIdentityAssociations: [ipv6CniAssociation(spec)] };
  }
  return permissionsBoundary !== undefined && name === ROLE_BY_EKSCTL ? { permissionsBoundary } : {};
}

const AGENT = 'eks-pod-identity-agent';

/** eksctl makes a role for this one by itself, where the cluster has an OIDC provider: `setRecommendedPoliciesForIRSA`. */
const ROLE_BY_EKSCTL = 'vpc-cni';

/** Configuration values that follow from other sources; those of the add-on itself are laid over them. */
const DERIVED: { readonly [addon: string]: (model: ClusterModel) => JsonObject } = {
  // Without the compute type, the pods carry an annotation that keeps them off Fargate.
  coredns: ({ spec }) => (onFargate(spec, COREDNS_PODS) ? { computeType: 'Fargate' } : {}),
  'vpc-cni': ({ spec, facts }) => mergePatch(interfaceTags(spec), derivedVpcCni(spec, facts.subnets?.pods)),
  // The driver itself makes the volumes, so nobody else can tag them.
  'aws-ebs-csi-driver': ({ spec: { tags } }) =>
    Object.keys(tags).length === 0 ? {} : { controller: { extraVolumeTags: { ...tags } } },
  // The role of the driver may change nothing without this tag.
  'aws-fsx-csi-driver': ({ spec }) => ({ controller: { extraTags: { ...ownFileSystemTag(spec) } } }),
};

/** The same of an add-on, whether it is a component's or not. */
function derived(model: ClusterModel, name: string): JsonObject {
  const { spec } = model;
  const component = Object.values(spec.catalogue).find(({ addon }) => addon?.name === name)?.addon;
  return (
    DERIVED[name]?.(model) ?? component?.configuration?.(spec, onFargate(spec, ADDON_CONTROLLERS[name])) ?? {}
  );
}

function onFargate({ compute }: ClusterSpec, pods: PodIdentity | undefined): boolean {
  return pods !== undefined && fargateProfileOf(compute.fargate.profiles, pods) !== undefined;
}
