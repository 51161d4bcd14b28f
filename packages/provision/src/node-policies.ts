import { partitionOf } from '@nodeless/contracts/aws';
import type { ClusterSpec } from '@nodeless/spec';

/** AWS's own policies for a node: pod network, joining, pulling images, Session Manager. */
const POLICIES = [
  'AmazonEKS_CNI_Policy',
  'AmazonEKSWorkerNodePolicy',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonSSMManagedInstanceCore',
];

/** ARNs of the policies of a node role: what every node needs, and what the sources add. */
export function nodePolicyArns({ region, iam }: ClusterSpec): string[] {
  const own = POLICIES.map((name) => `arn:${partitionOf(region)}:iam::aws:policy/${name}`);
  return [...own, ...iam.nodePolicies.filter((arn) => !own.includes(arn))];
}
