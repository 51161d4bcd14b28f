export {
  ACCESS_ENTRY_TYPES,
  ACCESS_SCOPE_TYPES,
  AccessConfigSchema,
  AccessEntrySchema,
  AUTHENTICATION_MODES,
} from './access.ts';
export { AddonSchema, RESOLVE_CONFLICTS } from './addons.ts';
export {
  CLUSTER_CONFIG_API_VERSION,
  ClusterConfigSchema,
  EKSCTL_VERSION,
  type ClusterConfig,
} from './cluster-config.ts';
export { DEFINITIONS } from './definitions.ts';
export { LOG_TYPES, RETENTION_DAYS } from './logging.ts';
export { CLUSTER_NAME } from './metadata.ts';
export { type ConfigProblem } from './problem.ts';
export type {
  AccessEntry,
  AccessPolicy,
  Addon,
  ClusterIAMServiceAccount,
  ClusterSubnets,
  ClusterVPC,
  FargateProfile,
  PodIdentityAssociation,
} from './types.ts';
export { validateClusterConfig } from './validate.ts';
export { NAT_GATEWAY_MODES } from './vpc.ts';
