import { z } from 'zod';

/** Logs of the control plane; `all` and `*` stand for the five kinds. */
export const LOG_TYPES = [
  'api',
  'audit',
  'authenticator',
  'controllerManager',
  'scheduler',
  'all',
  '*',
] as const;

/** Days for which eksctl lets CloudWatch keep them. */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653,
] as const;

export const ClusterCloudWatchLoggingSchema = z.strictObject({
  enableTypes: z.array(z.enum(LOG_TYPES)).optional().describe('Default: none.'),
  logRetentionInDays: z
    .literal([...RETENTION_DAYS])
    .optional()
    .describe('Default: for ever. Needs enableTypes.'),
});

export const ClusterCloudWatchSchema = z
  .strictObject({ clusterLogging: ClusterCloudWatchLoggingSchema.optional() })
  .describe('What the control plane writes to CloudWatch.');
