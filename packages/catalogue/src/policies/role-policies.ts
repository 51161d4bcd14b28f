import type { JsonObject } from '@nodeless/core';
import type { ClusterIAMServiceAccount } from '@nodeless/eksctl-schema';

/** Policies that eksctl knows by name. */
export type WellKnownPolicy = keyof NonNullable<ClusterIAMServiceAccount['wellKnownPolicies']>;

/** What a role may do: one at least of a policy of eksctl, policies that exist, and a document of its own. */
export interface RolePolicies {
  readonly wellKnown?: WellKnownPolicy;
  readonly arns?: readonly string[];
  readonly document?: JsonObject;
}
