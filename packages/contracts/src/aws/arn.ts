import { partitionOf } from './partition.ts';

/** ARN of an EKS access policy such as `AmazonEKSClusterAdminPolicy`; these belong to AWS and have no account. */
export function accessPolicyArn(region: string, policyName: string): string {
  return `arn:${partitionOf(region)}:eks::aws:cluster-access-policy/${policyName}`;
}
