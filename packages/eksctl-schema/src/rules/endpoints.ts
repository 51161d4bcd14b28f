import { problem, type ConfigRule } from '../problem.ts';
import { isFullyPrivate } from './facts.ts';

/** Somebody must reach the API server. Source: `ValidateClusterEndpointConfig` in validation.go. */
export const reachableApiServer: ConfigRule = function* (config) {
  const { clusterEndpoints } = config.vpc ?? {};
  if (clusterEndpoints === undefined || config.outpost !== undefined || isFullyPrivate(config)) return;
  const { privateAccess = false, publicAccess = true } = clusterEndpoints;
  if (privateAccess || publicAccess) return;
  yield problem(
    ['vpc', 'clusterEndpoints'],
    'the API server has neither a public nor a private endpoint',
    'switch on publicAccess or privateAccess',
  );
};
