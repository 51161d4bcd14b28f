import { partitionOf } from '@nodeless/contracts/aws';
import type { JsonObject } from '@nodeless/core';
import type { ClusterFacts } from '../cluster-facts.ts';

/** A statement of an IAM policy of a role, in IAM's own words. */
export type PolicyStatement = {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  /** Operator, key, values; a request must satisfy all of them. */
  readonly Condition?: {
    readonly [operator: string]: { readonly [key: string]: string | readonly string[] };
  };
};

export function policyOf(...statements: readonly PolicyStatement[]): JsonObject {
  return { Version: '2012-10-17', Statement: statements };
}

/** ARNs of one service in the region of a cluster: in its account, or in that of `account`. */
export function regionalArns(
  { region, accountId }: Pick<ClusterFacts, 'region' | 'accountId'>,
  service: string,
): (resource: string, account?: string) => string {
  return (resource, account = accountId) =>
    `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
}
