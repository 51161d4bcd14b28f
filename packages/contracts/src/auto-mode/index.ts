export {
  BUILT_IN_ADDONS,
  BUILT_IN_NODE_POOLS,
  DEFAULT_NODE_CLASS,
  INGRESS_CLASS_PARAMS_API_VERSION,
  INGRESS_CLASS_PARAMS_GROUP,
  MAX_NODE_LIFETIME_HOURS,
  NODE_CLASS_API_VERSION,
  NODE_CLASS_GROUP,
  SYSTEM_NODE_POOL,
  type BuiltInNodePool,
} from './constants.ts';
export {
  AUTO_MODE_LABELS,
  AUTO_MODE_NODE_LABELS,
  AUTO_MODE_OPEN_LABELS,
  autoModeLabelReason,
  autoModeRequirementReason,
} from './labels.ts';
export { validateNodeClass } from './validate-node-class.ts';
export type { NodeClass } from './node-class.ts';
