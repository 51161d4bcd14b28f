import type { ClusterConfig, ClusterIAMServiceAccount } from '@nodeless/eksctl-schema';
import { workloadIdentities, type ClusterSpec, type WorkloadIdentity } from '@nodeless/spec';

/** The OIDC provider and a role for each component that calls AWS. */
export function iam(spec: ClusterSpec): NonNullable<ClusterConfig['iam']> {
  const serviceAccounts = workloadIdentities(spec).map(serviceAccount);
  return { withOIDC: true, ...(serviceAccounts.length === 0 ? {} : { serviceAccounts }) };
}

/** The role alone: the chart of the component owns its service account, and two owners would fight. */
function serviceAccount(identity: WorkloadIdentity): ClusterIAMServiceAccount {
  const { namespace, serviceAccount: name, roleName, policies } = identity;
  return {
    metadata: { namespace, name },
    roleName,
    roleOnly: true,
    ...('arns' in policies
      ? { attachPolicyARNs: [...policies.arns] }
      : { wellKnownPolicies: { [policies.wellKnown]: true } }),
  };
}
