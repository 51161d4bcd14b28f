import type { SpecPath } from '@nodeless/core';
import type { IdentityMechanism } from './schema/identity.ts';
import type { RolePolicies } from './policies/role-policies.ts';

/**
 * A Kubernetes service account with an IAM role of its own. The role has a fixed name, so that its ARN is known when the
 * tree is rendered; the service account itself belongs to the component's chart or to the EKS add-on.
 */
export interface WorkloadIdentity {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleName: string;
  readonly policies: RolePolicies;
  /** How the pods get the credentials of the role. */
  readonly by: IdentityMechanism;
  /** The value of the sources that chose that. */
  readonly bySpecPath: SpecPath;
  /** Name of the EKS add-on that the service account belongs to. */
  readonly addon?: string;
  readonly specPath: SpecPath;
}
