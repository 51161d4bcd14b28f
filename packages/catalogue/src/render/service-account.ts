import type { JsonObject } from '@nodeless/core';
import { isFullyPrivate, roleArn, type ClusterFacts } from '../cluster-facts.ts';
import type { WorkloadIdentity } from '../identity.ts';

/** Annotation of a service account that may assume an IAM role (IRSA). */
export const IRSA_ROLE_ANNOTATION = 'eks.amazonaws.com/role-arn';

/** Pods ask the STS of their region, which has a VPC endpoint, and not the global one. */
const REGIONAL_STS_ANNOTATION = 'eks.amazonaws.com/sts-regional-endpoints';

/**
 * `serviceAccount` of a chart. With Pod Identity nothing in the cluster names the role, and the annotation must not be
 * there: SDKs look for the token of IRSA first. In a fully private cluster it is written down that roles come from the
 * regional STS, which is the default of EKS since 1.22.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/configure-sts-endpoint.html
 */
export function serviceAccountValues(
  cluster: Pick<ClusterFacts, 'region' | 'accountId' | 'network'>,
  identity: WorkloadIdentity,
): JsonObject {
  const { serviceAccount: name, roleName, by } = identity;
  if (by !== 'irsa') return { name };
  const regional = isFullyPrivate(cluster) ? { [REGIONAL_STS_ANNOTATION]: 'true' } : {};
  return { name, annotations: { [IRSA_ROLE_ANNOTATION]: roleArn(cluster, roleName), ...regional } };
}
