import { partitionOf } from '@nodeless/contracts/aws';
import type { ClusterSpec } from '@nodeless/sources';

/** AWS's own policies for a node: joining, pulling images, Session Manager. */
const POLICIES = [
  'AmazonEKSWorkerNodePolicy',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonSSMManagedInstanceCore',
];

/** What vpc-cni does in EC2. */
const CNI_POLICY = 'AmazonEKS_CNI_Policy';

/**
 * ARNs of the policies of the role of a node group: what every node needs, and what the sources add. vpc-cni has a role of
 * its own, so that eksctl too leaves its policy out where the cluster has an OIDC provider.
 * Source: `makeManagedPolicies` in pkg/cfn/builder/iam_helper.go of eksctl 0.230.0
 */
export function nodeGroupPolicyArns(spec: ClusterSpec): string[] {
  return withOwn(spec, POLICIES);
}

/** The same for the role of the nodes of Karpenter, which has the policies of the role in Karpenter's template. */
export function karpenterNodePolicyArns(spec: ClusterSpec): string[] {
  return withOwn(spec, [CNI_POLICY, ...POLICIES]);
}

function withOwn({ region, iam }: ClusterSpec, names: readonly string[]): string[] {
  const ofAws = names.map((name) => `arn:${partitionOf(region)}:iam::aws:policy/${name}`);
  return [...ofAws, ...iam.nodePolicies.filter((arn) => !ofAws.includes(arn))];
}
