import type { FleetRule } from './fleet-rule.ts';
import { accountQuotas } from './rules/account-quotas.ts';
import { loadBalancerName } from './rules/load-balancer-name.ts';
import { overlappingNetworks } from './rules/overlapping-networks.ts';
import { roleName } from './rules/role-name.ts';
import { sharedHost } from './rules/shared-host.ts';
import { sharedSecret } from './rules/shared-secret.ts';
import { stageAhead } from './rules/stage-ahead.ts';

/** Every rule over all clusters at once. */
export const FLEET_RULES: readonly FleetRule[] = [
  accountQuotas,
  loadBalancerName,
  overlappingNetworks,
  roleName,
  sharedHost,
  sharedSecret,
  stageAhead,
];
