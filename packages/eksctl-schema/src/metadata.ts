import { z } from 'zod';
import { TextMapSchema } from './primitives.ts';

/**
 * Names of clusters that eksctl and EKS accept. EKS itself also takes `_`, which no CloudFormation stack can be named
 * after. Source: `IsInvalidNameArg` in eksctl's validation.go; the first letter and the length are EKS's: CreateCluster,
 * `name`.
 */
export const CLUSTER_NAME = /^[A-Za-z0-9][-A-Za-z0-9]{0,99}$/;

export const RollbackConfigSchema = z
  .strictObject({
    timeoutMinutes: z
      .int()
      .min(120)
      .max(10_080)
      .optional()
      .describe('How long a version upgrade can be rolled back, in minutes: 2 hours to 7 days.'),
  })
  .describe('Rollback of Kubernetes version upgrades.');

export const ClusterMetaSchema = z
  .strictObject({
    name: z
      .string()
      .regex(CLUSTER_NAME, 'expected at most 100 letters, digits and hyphens, first no hyphen')
      .describe('Name of the cluster; CloudFormation stacks are named after it.'),
    region: z.string().min(1).describe('AWS region.'),
    version: z
      .string()
      .regex(/^([0-9]+\.[0-9]+|auto|latest)$/, 'expected a minor version such as "1.35", auto or latest')
      .optional()
      .describe('Kubernetes minor version as a string ("1.35"), or latest. Default (auto): that of eksctl.'),
    forceUpdateVersion: z.boolean().optional().describe('Upgrade even when EKS insights warn.'),
    tags: TextMapSchema.optional().describe(
      'Put on every AWS resource of the cluster, also on public and private subnets that eksctl makes.',
    ),
    annotations: TextMapSchema.optional().describe('Notes for tools; eksctl does nothing with them.'),
    rollbackConfig: RollbackConfigSchema.optional(),
  })
  .describe('What the cluster is called, where it is, which Kubernetes it runs.');
