import type { JsonObject } from '@nodeless/core';
import { roleArn, type ClusterSpec, type WorkloadIdentity } from '@nodeless/spec';

/** Annotation of a service account that may assume an IAM role (IRSA). */
export const IRSA_ROLE_ANNOTATION = 'eks.amazonaws.com/role-arn';

/**
 * `serviceAccount` of a chart. With Pod Identity nothing in the cluster names the role, and the annotation must not be
 * there: SDKs look for the token of IRSA first.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
 */
export function serviceAccountValues(spec: ClusterSpec, identity: WorkloadIdentity): JsonObject {
  const { serviceAccount: name, roleName, by } = identity;
  return by === 'irsa'
    ? { name, annotations: { [IRSA_ROLE_ANNOTATION]: roleArn(spec, roleName) } }
    : { name };
}
