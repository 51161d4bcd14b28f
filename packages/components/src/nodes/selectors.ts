import { INTERNAL_ELB_TAG } from '@nodeless/contracts/aws';
import { DISCOVERY_TAG, type SubnetSelectorTerm } from '@nodeless/contracts/karpenter';
import { isExistingVpc, type ClusterSpec } from '@nodeless/sources';

/** Tag that EKS puts on the security group it makes for a cluster, and on no other. */
const CLUSTER_SECURITY_GROUP_TAG = 'aws:eks:cluster-name';

/**
 * Private subnets only. In a VPC of eksctl the discovery tag alone is also on public subnets
 * (https://github.com/eksctl-io/eksctl/issues/5525): tags of one term must all match, terms are alternatives.
 */
export function privateSubnetTerms({ name, network }: ClusterSpec): SubnetSelectorTerm[] {
  return isExistingVpc(network.vpc)
    ? network.vpc.subnets.private.map(({ id }) => ({ id }))
    : [{ tags: { [DISCOVERY_TAG]: name, [INTERNAL_ELB_TAG]: '1' } }];
}

/** The security group that EKS makes for the cluster. */
export function clusterSecurityGroupTerms({ name }: ClusterSpec) {
  return [{ tags: { [CLUSTER_SECURITY_GROUP_TAG]: name } }];
}
