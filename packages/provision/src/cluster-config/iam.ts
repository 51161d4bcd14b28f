import type { ClusterConfig, ClusterIAMServiceAccount } from '@nodeless/eksctl-schema';
import { workloadIdentities, type ClusterSpec, type WorkloadIdentity } from '@nodeless/spec';

/** The OIDC provider and a role for each component that calls AWS. */
export function iam(spec: ClusterSpec): NonNullable<ClusterConfig['iam']> {
  const serviceAccounts = workloadIdentities(spec).map((identity) => serviceAccount(spec, identity));
  return {
    withOIDC: true,
    ...boundaries(spec),
    ...(serviceAccounts.length === 0 ? {} : { serviceAccounts }),
  };
}

/** The role alone: the chart of the component owns its service account, and two owners would fight. */
function serviceAccount(
  { iam: { permissionsBoundary } }: ClusterSpec,
  identity: WorkloadIdentity,
): ClusterIAMServiceAccount {
  const { namespace, serviceAccount: name, roleName, policies } = identity;
  return {
    metadata: { namespace, name },
    roleName,
    roleOnly: true,
    ...('arns' in policies
      ? { attachPolicyARNs: [...policies.arns] }
      : { wellKnownPolicies: { [policies.wellKnown]: true } }),
    ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
  };
}

/** Of the roles that eksctl makes by itself: one for the control plane, one for Fargate. */
function boundaries({
  iam: { permissionsBoundary },
  compute,
}: ClusterSpec): Partial<NonNullable<ClusterConfig['iam']>> {
  if (permissionsBoundary === undefined) return {};
  return {
    serviceRolePermissionsBoundary: permissionsBoundary,
    ...(compute.fargate.profiles.length === 0
      ? {}
      : { fargatePodExecutionRolePermissionsBoundary: permissionsBoundary }),
  };
}
