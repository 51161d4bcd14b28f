import { ebsVolumeProblem, isNodeLabelAllowed, volumeGib } from '@nodeless/contracts/aws';
import { ARCHITECTURES } from '@nodeless/contracts/karpenter';
import { z } from 'zod';
import {
  dnsLabel,
  Gp3Performance,
  Labels,
  quote,
  refuse,
  SubnetId,
  Tags,
  stringOf,
  VolumeSize,
  Zone,
} from '@nodeless/catalogue/schema';
import { TaintSchema } from './taint.ts';

/** Families of images that EKS keeps up to date for Linux nodes. AmazonLinux2 ended with Kubernetes 1.32. */
export const NODE_GROUP_AMI_FAMILIES = ['AmazonLinux2023', 'Bottlerocket'] as const;

export const InstanceType = stringOf(
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

const Scaling = z.strictObject({
  min: z
    .int()
    .min(0)
    .describe('Fewest nodes.')
    .meta({ examples: [1] }),
  max: z
    .int()
    .min(1)
    .describe('Most nodes.')
    .meta({ examples: [3] }),
  desired: z
    .int()
    .min(0)
    .optional()
    .describe('Nodes at the start. Default: min.')
    .meta({ examples: [2] }),
});

export const NodeGroupVolume = z
  .strictObject({
    size: VolumeSize.default('80Gi').describe('Size of the root volume. Default: 80Gi.'),
    ...Gp3Performance,
  })
  .check(
    refuse(
      'spec/conflict',
      ({ size, iops, throughput }) =>
        ebsVolumeProblem({ type: 'gp3', size: volumeGib(size), iops, throughput }),
      'EC2 would refuse the volume, so that no node is made',
    ),
  );
export type NodeGroupVolume = z.output<typeof NodeGroupVolume>;

/** What managed and self-managed node groups have in common. */
export const NODE_GROUP_SHAPE = {
  name: dnsLabel().describe('Name of the node group, unique among all node groups.'),
  architecture: z
    .enum(ARCHITECTURES)
    .describe('CPU architecture of the nodes. Never guessed: an image that lacks it cannot start there.'),
  scaling: Scaling.describe('How many nodes: { min: 1, max: 3 }.'),
  labels: NodeLabels.default({}).describe('Labels of the nodes. Default: none.'),
  taints: z
    .array(TaintSchema)
    .max(50)
    .default([])
    .describe('Taints of the nodes; only pods that tolerate them run there. Default: none.'),
  privateNetworking: z
    .boolean()
    .default(true)
    .describe('Nodes in private subnets, without public addresses. Default: true.'),
  zones: z
    .array(Zone)
    .min(1)
    .optional()
    .describe(
      'Only these availability zones, of those that the VPC names. One zone a group suits pods with EBS volumes. Default: all zones of the VPC.',
    )
    .meta({ examples: [['ap-northeast-2a']] }),
  subnets: z
    .array(SubnetId)
    .min(1)
    .optional()
    .describe('Only these subnets of a VPC that exists, instead of zones. Default: all of the VPC.')
    .meta({ examples: [['subnet-0123456789abcdef0']] }),
  tags: Tags.default({}).describe('Tags of the group, besides those of the cluster. Default: none.'),
};
