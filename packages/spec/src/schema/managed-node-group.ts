import { isNodeLabelAllowed } from '@nodeless/contracts/aws';
import { ARCHITECTURES } from '@nodeless/contracts/karpenter';
import { z } from 'zod';
import { quote } from '../quote.ts';
import { dnsLabel, Labels, Tags, textOf, VolumeSize } from './primitives.ts';
import { refuse } from './rules.ts';
import { TaintSchema } from './taint.ts';

/** Families of images that EKS keeps up to date for Linux nodes. AmazonLinux2 ended with Kubernetes 1.32. */
export const MANAGED_AMI_FAMILIES = ['AmazonLinux2023', 'Bottlerocket'] as const;

const InstanceType = textOf(
  /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/,
  'an instance type',
  'write family and size, for example m7g.large',
);

const NodeLabels = Labels.check(
  refuse(
    'spec/invalid-value',
    (labels) => {
      const foreign = Object.keys(labels).find((key) => !isNodeLabelAllowed(key));
      return foreign === undefined
        ? undefined
        : `the label ${quote(foreign)} is of a domain of Kubernetes, and a node may not give it to itself`;
    },
    'use a domain of your own, for example example.com/team',
  ),
);

const Share = z.int().min(1).max(100);
const Count = z.int().min(1);

const Scaling = z.strictObject({
  min: z.int().min(0).describe('Fewest nodes.'),
  max: Count.describe('Most nodes.'),
  desired: z.int().min(0).optional().describe('Nodes at the start. Default: min.'),
});

const Volume = z.strictObject({
  size: VolumeSize.default('80Gi').describe('Size of the root volume. Default: 80Gi.'),
  iops: z.int().min(3000).max(16_000).optional().describe('Operations a second. Default: 3000.'),
  throughput: z.int().min(125).max(1000).optional().describe('MiB a second. Default: 125.'),
});

const UpdateConfig = z.strictObject({
  maxUnavailable: Share.optional().describe('Nodes, at most scaling.max. Default: 1.'),
  maxUnavailablePercentage: Share.optional().describe('Share of the nodes in per cent.'),
});

const NodeRepair = z.strictObject({
  maxUnhealthyNodeThresholdCount: Count.optional().describe(
    'Repair stops while more nodes than this are unhealthy.',
  ),
  maxUnhealthyNodeThresholdPercentage: Share.optional().describe(
    'Repair stops while a larger share of the nodes is unhealthy.',
  ),
  maxParallelNodesRepairedCount: Count.optional().describe('Nodes that are repaired at once.'),
  maxParallelNodesRepairedPercentage: Share.optional().describe(
    'Share of the unhealthy nodes that is repaired at once.',
  ),
});

const LaunchTemplate = z.strictObject({
  id: textOf(
    /^lt-[0-9a-f]{8,17}$/,
    'the id of a launch template',
    'for example lt-0123456789abcdef0',
  ).describe('Id of a launch template that exists.'),
  version: textOf(
    /^[1-9]\d*$/,
    'a version of a launch template',
    'write its number in quotes, for example "3"; a moving version would replace the nodes by itself',
    'spec/version-range',
  ).describe('Number of its version, in quotes.'),
});

/**
 * Nodes in a group that EKS makes, updates and drains.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 */
export const ManagedNodeGroupSchema = z.strictObject({
  name: dnsLabel().describe('Name of the node group.'),
  amiFamily: z
    .enum(MANAGED_AMI_FAMILIES)
    .optional()
    .describe(
      'Family of the image; beside a launch template AmazonLinux2023 only. Default: AmazonLinux2023, or what the launch template says.',
    ),
  architecture: z
    .enum(ARCHITECTURES)
    .describe('CPU architecture of the nodes. Never guessed: an image that lacks it cannot start there.'),
  instanceTypes: z
    .array(InstanceType)
    .min(1)
    .max(20)
    .optional()
    .describe(
      'Instance types of the architecture, for example [t4g.xlarge]; with spot as many as possible. Left out only when the launch template names one.',
    ),
  capacityType: z
    .enum(['on-demand', 'spot'])
    .default('on-demand')
    .describe('How nodes are bought. Default: on-demand.'),
  scaling: Scaling.describe('How many nodes: { min: 1, max: 3 }.'),
  updateConfig: UpdateConfig.optional().describe(
    'How many nodes may be away during an update: a count or a share. Default: one node.',
  ),
  labels: NodeLabels.default({}).describe('Labels of the nodes. Default: none.'),
  taints: z
    .array(TaintSchema)
    .max(50)
    .default([])
    .describe('Taints of the nodes; only pods that tolerate them run there. Default: none.'),
  volume: Volume.optional().describe(
    'Root volume (gp3, encrypted). Default: 80Gi. Not beside a launch template.',
  ),
  privateNetworking: z
    .boolean()
    .default(true)
    .describe('Nodes in private subnets, without public addresses. Default: true.'),
  launchTemplate: LaunchTemplate.optional().describe(
    'A launch template of your own, which then decides volumes and instance metadata. Default: one that eksctl makes.',
  ),
  nodeRepair: NodeRepair.optional().describe(
    'EKS replaces or reboots unhealthy nodes. {} takes the limits of EKS. Default: no repair.',
  ),
  tags: Tags.default({}).describe('Tags of the group, besides those of the cluster. Default: none.'),
});
export type ManagedNodeGroupSpec = z.output<typeof ManagedNodeGroupSchema>;
