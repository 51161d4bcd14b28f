import { partitionOf } from './partition.ts';

/** Twelve digits; an account id can start with zeros, so it is text and never a number. */
export const ACCOUNT_ID = /^[0-9]{12}$/;

/** ARN of an EKS access policy such as `AmazonEKSClusterAdminPolicy`; these belong to AWS and have no account. */
export function accessPolicyArn(region: string, policyName: string): string {
  return `arn:${partitionOf(region)}:eks::aws:cluster-access-policy/${policyName}`;
}
