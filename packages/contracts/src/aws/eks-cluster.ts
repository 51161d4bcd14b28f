/**
 * Names that EKS accepts for a cluster: at most 100 letters, digits, `-` and `_`, first a letter or digit.
 * Source: EKS API, CreateCluster, `name`.
 */
export const EKS_CLUSTER_NAME = /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/;

/** What the control plane can log to CloudWatch, in EKS's own words. */
export const CONTROL_PLANE_LOG_TYPES = [
  'api',
  'audit',
  'authenticator',
  'controllerManager',
  'scheduler',
] as const;

export type ControlPlaneLogType = (typeof CONTROL_PLANE_LOG_TYPES)[number];
