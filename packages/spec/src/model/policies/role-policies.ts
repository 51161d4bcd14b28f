import type { JsonObject } from '@nodeless/core';

/** Policies that eksctl knows by name. */
export type WellKnownPolicy = 'awsLoadBalancerController';

/** What a role may do: a policy of eksctl, policies that exist, or a document of our own. */
export type RolePolicies =
  | { readonly wellKnown: WellKnownPolicy }
  | { readonly arns: readonly string[] }
  | { readonly document: JsonObject };
