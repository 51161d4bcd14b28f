import { ASG_PROCESSES, SPOT_ALLOCATION_STRATEGIES } from '@nodeless/eksctl-schema';
import { z } from 'zod';
import { stringOf } from '@nodeless/catalogue/schema';
import { InstanceType, NODE_GROUP_AMI_FAMILIES, NODE_GROUP_SHAPE, NodeGroupVolume } from './node-group.ts';

const DAY = 86_400;

const InstancesDistribution = z.strictObject({
  onDemandBaseCapacity: z
    .int()
    .min(0)
    .default(0)
    .describe('Nodes that are bought on demand before the share counts. Default: 0.'),
  onDemandPercentageAboveBaseCapacity: z
    .int()
    .min(0)
    .max(100)
    .default(100)
    .describe(
      'Share of the other nodes that is bought on demand, in per cent; the rest is Spot. Default: 100.',
    ),
  spotAllocationStrategy: z
    .enum(SPOT_ALLOCATION_STRATEGIES)
    .default('price-capacity-optimized')
    .describe('How Spot pools are chosen. Default: price-capacity-optimized.'),
  capacityRebalance: z
    .boolean()
    .default(false)
    .describe('Replace a Spot instance when EC2 says that its end is near. Default: false.'),
});

const Bottlerocket = z.strictObject({
  enableAdminContainer: z
    .boolean()
    .default(false)
    .describe('A container with a shell on the node. Default: false.'),
  settings: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      'Settings of Bottlerocket besides those that eksctl writes, https://bottlerocket.dev/en/os/latest/#/api/settings/. Default: none.',
    )
    .meta({ examples: [{ kernel: { sysctl: { 'vm.max_map_count': '262144' } } }] }),
});

/**
 * Nodes in an Auto Scaling group that eksctl makes and nobody updates: a new image comes with a new group.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/worker.html, https://eksctl.io/usage/nodegroup-unmanaged/
 */
export const SelfManagedNodeGroupSchema = z.strictObject({
  name: NODE_GROUP_SHAPE.name,
  amiFamily: z
    .enum(NODE_GROUP_AMI_FAMILIES)
    .default('AmazonLinux2023')
    .describe('Family of the image. Default: AmazonLinux2023.'),
  ami: stringOf(/^ami-[0-9a-f]{8,17}$/, 'the id of an image', 'for example ami-0123456789abcdef0')
    .optional()
    .describe(
      'An image of your own, of the family and the architecture. Default: the newest of AWS when the group is made.',
    )
    .meta({ examples: ['ami-0123456789abcdef0'] }),
  architecture: NODE_GROUP_SHAPE.architecture,
  instanceTypes: z
    .array(InstanceType)
    .min(1)
    .max(20)
    .describe('Instance types of the architecture, about equally large; the first is tried first.')
    .meta({ examples: [['m7g.large', 'm6g.large']] }),
  instancesDistribution: InstancesDistribution.optional()
    .describe('How many nodes are bought on demand, and how many as Spot. Default: all on demand.')
    .meta({ examples: [{ onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 0 }] }),
  scaling: NODE_GROUP_SHAPE.scaling,
  labels: NODE_GROUP_SHAPE.labels,
  taints: NODE_GROUP_SHAPE.taints,
  volume: NodeGroupVolume.prefault({}).describe('Root volume (gp3, encrypted). Default: 80Gi.'),
  privateNetworking: NODE_GROUP_SHAPE.privateNetworking,
  zones: NODE_GROUP_SHAPE.zones,
  subnets: NODE_GROUP_SHAPE.subnets,
  maxPodsPerNode: z
    .int()
    .min(1)
    .max(737)
    .optional()
    .describe('Most pods of a node, 110 for prefix delegation. Default: by the interfaces of the instance.')
    .meta({ examples: [110] }),
  kubeletExtraConfig: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      'Settings of kubelet in the words of its KubeletConfiguration; AmazonLinux2023 only. Default: those of the image.',
    )
    .meta({ examples: [{ shutdownGracePeriod: '60s' }] }),
  preBootstrapCommands: z
    .array(z.string().min(1))
    .default([])
    .describe('Shell commands that run before the node joins; AmazonLinux2023 only. Default: none.')
    .meta({ examples: [['sysctl -w vm.max_map_count=262144']] }),
  overrideBootstrapCommand: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A NodeConfig of nodeadm as text, which is merged into the one of eksctl; AmazonLinux2023 only. Default: none.',
    )
    .meta({
      examples: [
        'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: { featureGates: { FastImagePull: true } }\n',
      ],
    }),
  bottlerocket: Bottlerocket.optional().describe('For nodes with Bottlerocket only. Default: none.'),
  maxInstanceLifetime: z
    .int()
    .min(DAY)
    .max(365 * DAY)
    .optional()
    .describe(
      'Seconds after which the Auto Scaling group replaces an instance, at least a day. It does not drain the node. Default: no limit.',
    )
    .meta({ examples: [30 * DAY] }),
  suspendProcesses: z
    .array(z.enum(ASG_PROCESSES))
    .default([])
    .describe(
      'Processes of the Auto Scaling group that rest; AZRebalance terminates nodes without draining them. Default: none.',
    )
    .meta({ examples: [['AZRebalance']] }),
  tags: NODE_GROUP_SHAPE.tags,
});
export type SelfManagedNodeGroupSpec = z.output<typeof SelfManagedNodeGroupSchema>;
