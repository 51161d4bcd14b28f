/**
 * Names that EKS accepts for a cluster: at most 100 letters, digits, `-` and `_`, first a letter or digit.
 * Source: EKS API, CreateCluster, `name`.
 */
export const EKS_CLUSTER_NAME = /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/;

/**
 * Names that eksctl accepts, a part of {@link EKS_CLUSTER_NAME}: it makes CloudFormation stacks from them, so they
 * start with a letter and have no `_`.
 */
export const EKSCTL_CLUSTER_NAME = /^[A-Za-z][-A-Za-z0-9]{0,99}$/;

/** What the control plane can log to CloudWatch, in EKS's own words. */
export const CONTROL_PLANE_LOG_TYPES = [
  'api',
  'audit',
  'authenticator',
  'controllerManager',
  'scheduler',
] as const;

export type ControlPlaneLogType = (typeof CONTROL_PLANE_LOG_TYPES)[number];

/**
 * Days for which CloudWatch keeps control-plane logs, as far as eksctl accepts them.
 * Source: eksctl schema, `cloudWatch.clusterLogging.logRetentionInDays`.
 */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653,
] as const;

export type LogRetentionDays = (typeof LOG_RETENTION_DAYS)[number];
