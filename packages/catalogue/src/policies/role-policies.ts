import type { JsonObject } from '@nodeless/core';
import type { ClusterIAMServiceAccount } from '@nodeless/eksctl-schema';

/** Policies that eksctl knows by name. */
export type WellKnownPolicy = keyof NonNullable<ClusterIAMServiceAccount['wellKnownPolicies']>;

/** What a role may do: a policy of eksctl, policies that exist, or a document of our own. */
export type RolePolicies =
  | { readonly wellKnown: WellKnownPolicy }
  | { readonly arns: readonly string[] }
  | { readonly document: JsonObject };
