import { partitionOf } from './partition.ts';

/** Twelve digits; an account id can start with zeros, so it is text and never a number. */
export const ACCOUNT_ID = /^[0-9]{12}$/;

/** Where an ARN lives. IAM is global, so the region only decides the partition. */
export interface ArnHome {
  readonly region: string;
  readonly accountId: string;
}

/** ARN of an IAM role without a path. */
export function iamRoleArn(home: ArnHome, roleName: string): string {
  return `arn:${partitionOf(home.region)}:iam::${home.accountId}:role/${roleName}`;
}

/** ARN of a customer managed IAM policy without a path. */
export function iamPolicyArn(home: ArnHome, policyName: string): string {
  return `arn:${partitionOf(home.region)}:iam::${home.accountId}:policy/${policyName}`;
}

/** ARN of an EKS access policy such as `AmazonEKSClusterAdminPolicy`; these belong to AWS and have no account. */
export function accessPolicyArn(region: string, policyName: string): string {
  return `arn:${partitionOf(region)}:eks::aws:cluster-access-policy/${policyName}`;
}
