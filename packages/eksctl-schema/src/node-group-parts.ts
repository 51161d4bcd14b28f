import { z } from 'zod';
import { CountSchema, InlineDocumentSchema, PercentSchema } from './primitives.ts';

/** What EKS does with an unhealthy node. eksctl's documentation has other words, which EKS does not know. */
export const REPAIR_ACTIONS = ['NoAction', 'Reboot', 'Replace'] as const;

/** How often an Auto Scaling group reports its metrics; EC2 has one choice. */
export const METRICS_GRANULARITIES = ['1Minute'] as const;

export const NodeGroupSSHSchema = z
  .strictObject({
    allow: z.boolean().optional().describe('Default: false; true when a key is given.'),
    publicKeyPath: z.string().optional().describe('File of the key. Default: ~/.ssh/id_rsa.pub.'),
    publicKey: z.string().optional().describe('The key itself.'),
    publicKeyName: z.string().optional().describe('Name of a key pair of EC2.'),
    sourceSecurityGroupIds: z
      .array(z.string())
      .optional()
      .describe('Who may connect. Default: the whole internet.'),
    enableSsm: z.boolean().optional().describe('Without effect: the SSM agent is always there.'),
  })
  .describe('SSH to the nodes.');

export const NodeGroupSGsSchema = z
  .strictObject({
    attachIDs: z.array(z.string()).optional().describe('More security groups of the nodes.'),
    withShared: z
      .boolean()
      .optional()
      .describe('The group that all node groups share. Default: true. Self-managed groups only.'),
    withLocal: z
      .boolean()
      .optional()
      .describe('A group of this node group alone. Default: true. Self-managed groups only.'),
  })
  .describe('Security groups of the nodes.');

export const NodeGroupBottlerocketSchema = z
  .strictObject({
    enableAdminContainer: z.boolean().optional().describe('Where one can log in. Default: true with ssh.'),
    settings: InlineDocumentSchema.optional().describe(
      'Settings of Bottlerocket, https://bottlerocket.dev/en/os/latest/#/api/settings/',
    ),
  })
  .describe('Nodes that run Bottlerocket.');

export const NodeGroupUpdateConfigSchema = z
  .strictObject({
    maxUnavailable: CountSchema.optional().describe('Nodes.'),
    maxUnavailablePercentage: PercentSchema.optional().describe('Share of the nodes.'),
  })
  .describe('How many nodes may be away at once during an update; one of the two.');

export const NodeRepairConfigOverrideSchema = z
  .strictObject({
    nodeMonitoringCondition: z
      .string()
      .min(1)
      .describe('Condition from the node monitoring agent, for instance NetworkNotReady.'),
    nodeUnhealthyReason: z.string().min(1).describe('Its reason, for instance InterfaceNotUp.'),
    minRepairWaitTimeMins: CountSchema.describe('Minutes until something is done.'),
    repairAction: z.enum(REPAIR_ACTIONS),
  })
  .describe('What to do about one kind of trouble; all four values are needed.');

export const NodeGroupNodeRepairConfigSchema = z
  .strictObject({
    enabled: z.boolean().optional().describe('Default: false.'),
    maxUnhealthyNodeThresholdPercentage: PercentSchema.optional().describe(
      'Stop repairing when a larger share of the nodes is unhealthy.',
    ),
    maxUnhealthyNodeThresholdCount: CountSchema.optional().describe(
      'Stop repairing when more nodes are unhealthy.',
    ),
    maxParallelNodesRepairedPercentage: PercentSchema.optional().describe(
      'Share of the unhealthy nodes that are repaired at once.',
    ),
    maxParallelNodesRepairedCount: CountSchema.optional().describe('Nodes that are repaired at once.'),
    nodeRepairConfigOverrides: z.array(NodeRepairConfigOverrideSchema).optional(),
  })
  .describe('Whether EKS replaces or reboots nodes that are unhealthy.');

export const MetricsCollectionSchema = z
  .strictObject({
    granularity: z.enum(METRICS_GRANULARITIES),
    metrics: z.array(z.string()).optional().describe('Default: all.'),
  })
  .describe('Metrics of the Auto Scaling group.');
