import { z } from 'zod';
import { stringOf } from '@nodeless/catalogue/schema';
import { InstanceType, NODE_GROUP_AMI_FAMILIES, NODE_GROUP_SHAPE, NodeGroupVolume } from './node-group.ts';

const Share = z.int().min(1).max(100);
const Count = z.int().min(1);

const UpdateConfig = z.strictObject({
  maxUnavailable: Share.optional()
    .describe('Nodes, at most scaling.max. Default: 1.')
    .meta({ examples: [2] }),
  maxUnavailablePercentage: Share.optional()
    .describe('Share of the nodes in per cent.')
    .meta({ examples: [25] }),
});

const NodeRepair = z.strictObject({
  maxUnhealthyNodeThresholdCount: Count.optional()
    .describe('Repair stops while more nodes than this are unhealthy.')
    .meta({ examples: [2] }),
  maxUnhealthyNodeThresholdPercentage: Share.optional()
    .describe('Repair stops while a larger share of the nodes is unhealthy.')
    .meta({ examples: [20] }),
  maxParallelNodesRepairedCount: Count.optional()
    .describe('Nodes that are repaired at once.')
    .meta({ examples: [1] }),
  maxParallelNodesRepairedPercentage: Share.optional()
    .describe('Share of the unhealthy nodes that is repaired at once.')
    .meta({ examples: [50] }),
});

const LaunchTemplate = z.strictObject({
  id: stringOf(/^lt-[0-9a-f]{8,17}$/, 'the id of a launch template', 'for example lt-0123456789abcdef0')
    .describe('Id of a launch template that exists.')
    .meta({ examples: ['lt-0123456789abcdef0'] }),
  version: stringOf(
    /^[1-9]\d*$/,
    'a version of a launch template',
    'write its number in quotes, for example "3"; a moving version would replace the nodes by itself',
    'spec/version-range',
  )
    .describe('Number of its version, in quotes.')
    .meta({ examples: ['3'] }),
});

/**
 * Nodes in a group that EKS makes, updates and drains.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 */
export const ManagedNodeGroupSchema = z.strictObject({
  name: NODE_GROUP_SHAPE.name,
  amiFamily: z
    .enum(NODE_GROUP_AMI_FAMILIES)
    .optional()
    .describe(
      'Family of the image; beside a launch template AmazonLinux2023 only. Default: AmazonLinux2023, or what the launch template says.',
    ),
  architecture: NODE_GROUP_SHAPE.architecture,
  instanceTypes: z
    .array(InstanceType)
    .min(1)
    .max(20)
    .optional()
    .describe(
      'Instance types of the architecture, for example [t4g.xlarge]; with spot as many as possible. Left out only when the launch template names one.',
    )
    .meta({ examples: [['t4g.xlarge']] }),
  capacityType: z
    .enum(['on-demand', 'spot'])
    .default('on-demand')
    .describe('How nodes are bought. Default: on-demand.'),
  scaling: NODE_GROUP_SHAPE.scaling,
  updateConfig: UpdateConfig.optional().describe(
    'How many nodes may be away during an update: a count or a share. Default: one node.',
  ),
  labels: NODE_GROUP_SHAPE.labels,
  taints: NODE_GROUP_SHAPE.taints,
  volume: NodeGroupVolume.optional().describe(
    'Root volume (gp3, encrypted). Default: 80Gi. Not beside a launch template.',
  ),
  privateNetworking: NODE_GROUP_SHAPE.privateNetworking,
  zones: NODE_GROUP_SHAPE.zones,
  subnets: NODE_GROUP_SHAPE.subnets,
  launchTemplate: LaunchTemplate.optional().describe(
    'A launch template of your own, which then decides volumes and instance metadata. Default: one that eksctl makes.',
  ),
  nodeRepair: NodeRepair.optional().describe(
    'EKS replaces or reboots unhealthy nodes. {} takes the limits of EKS. Default: no repair.',
  ),
  tags: NODE_GROUP_SHAPE.tags,
});
export type ManagedNodeGroupSpec = z.output<typeof ManagedNodeGroupSchema>;
