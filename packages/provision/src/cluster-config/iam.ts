import { roleArn, type RolePolicies, type WorkloadIdentity } from '@nodeless/catalogue';
import type {
  ClusterConfig,
  ClusterIAMServiceAccount,
  PodIdentityAssociation,
} from '@nodeless/eksctl-schema';
import {
  autoClusterRoleName,
  autoModeOf,
  fargateLogging,
  fargatePodRoleName,
  workloadIdentities,
  type ClusterModel,
  type ClusterSpec,
} from '@nodeless/sources';

/** The OIDC provider and a role for each component, add-on and app that calls AWS. */
export function iam(model: ClusterModel): NonNullable<ClusterConfig['iam']> {
  const { spec } = model;
  const identities = workloadIdentities(model);
  const serviceAccounts = identities
    .filter(({ by }) => by === 'irsa')
    .map((identity) => serviceAccount(spec, identity));
  const associations = identities
    .filter(({ by, addon }) => by === 'pod-identity' && addon === undefined)
    .map((identity) => ({ ...podIdentityAssociation(spec, identity), ...tagsOf(spec) }));
  return {
    withOIDC: true,
    ...(autoModeOf(spec) === undefined ? {} : { serviceRoleARN: roleArn(spec, autoClusterRoleName(spec)) }),
    ...fargatePodRole(spec),
    ...boundaries(spec),
    ...(serviceAccounts.length === 0 ? {} : { serviceAccounts }),
    ...(associations.length === 0 ? {} : { podIdentityAssociations: associations }),
  };
}

/**
 * The role of a service account, which pods.eks.amazonaws.com may take, and its association with the service account.
 * That of an add-on stands at the add-on, so that EKS deletes it together with the add-on.
 * Source: https://eksctl.io/usage/pod-identity-associations/
 */
export function podIdentityAssociation(
  { iam: { permissionsBoundary } }: ClusterSpec,
  { namespace, serviceAccount: serviceAccountName, roleName, policies }: WorkloadIdentity,
): PodIdentityAssociation {
  return {
    namespace,
    serviceAccountName,
    roleName,
    ...permissions(policies),
    ...(permissionsBoundary === undefined ? {} : { permissionsBoundaryARN: permissionsBoundary }),
  };
}

function permissions({ arns = [], document, wellKnown }: RolePolicies): Partial<PodIdentityAssociation> {
  return {
    ...(arns.length === 0 ? {} : { permissionPolicyARNs: [...arns] }),
    ...(document === undefined ? {} : { permissionPolicy: document }),
    ...(wellKnown === undefined ? {} : { wellKnownPolicies: { [wellKnown]: true } }),
  };
}

function tagsOf({ tags }: ClusterSpec): Pick<PodIdentityAssociation, 'tags'> {
  return Object.keys(tags).length === 0 ? {} : { tags: { ...tags } };
}

/** The role alone: what Argo CD syncs owns the service account, and two owners would fight. */
function serviceAccount(
  { iam: { permissionsBoundary } }: ClusterSpec,
  identity: WorkloadIdentity,
): ClusterIAMServiceAccount {
  const { namespace, serviceAccount: name, roleName, policies } = identity;
  return {
    metadata: { namespace, name },
    roleName,
    roleOnly: true,
    ...attached(policies),
    ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
  };
}

function attached({ arns = [], document, wellKnown }: RolePolicies): Partial<ClusterIAMServiceAccount> {
  return {
    ...(arns.length === 0 ? {} : { attachPolicyARNs: [...arns] }),
    ...(document === undefined ? {} : { attachPolicy: document }),
    ...(wellKnown === undefined ? {} : { wellKnownPolicies: { [wellKnown]: true } }),
  };
}

/** The role of pods on Fargate where our stack makes it; eksctl then makes none. */
export function fargatePodRole(
  spec: ClusterSpec,
): Pick<NonNullable<ClusterConfig['iam']>, 'fargatePodExecutionRoleARN'> {
  return fargateLogging(spec) === undefined
    ? {}
    : { fargatePodExecutionRoleARN: roleArn(spec, fargatePodRoleName(spec)) };
}

/** Of the roles that eksctl makes by itself: one for the control plane, one for Fargate. */
function boundaries(spec: ClusterSpec): Partial<NonNullable<ClusterConfig['iam']>> {
  const { compute } = spec;
  const { permissionsBoundary } = spec.iam;
  if (permissionsBoundary === undefined) return {};
  return {
    ...(autoModeOf(spec) === undefined ? { serviceRolePermissionsBoundary: permissionsBoundary } : {}),
    ...(compute.fargate.profiles.length === 0 || fargateLogging(spec) !== undefined
      ? {}
      : { fargatePodExecutionRolePermissionsBoundary: permissionsBoundary }),
  };
}
