import { z } from 'zod';
import { ArnSchema } from './primitives.ts';

/** Node pools that EKS Auto Mode brings. */
export const AUTO_MODE_NODE_POOLS = ['general-purpose', 'system'] as const;

export const AutoModeConfigSchema = z
  .strictObject({
    enabled: z.boolean().optional().describe('Let EKS run the nodes, the network and the storage.'),
    nodePools: z
      .array(z.enum(AUTO_MODE_NODE_POOLS))
      .optional()
      .describe('Pools to make. Default: both. An empty list: none, bring your own.'),
    nodeRoleARN: ArnSchema.optional().describe(
      'Existing role of the nodes. Default: a role that eksctl makes.',
    ),
    permissionsBoundaryARN: ArnSchema.optional().describe(
      'Permissions boundary of the role that eksctl makes.',
    ),
  })
  .describe('EKS Auto Mode.');
