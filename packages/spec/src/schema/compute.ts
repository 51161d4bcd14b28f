import { z } from 'zod';
import { FargateProfileSchema } from './fargate.ts';
import { ManagedNodeGroupSchema } from './managed-node-group.ts';
import { NodePoolSchema } from './node-pool.ts';
import { AmiAlias, dnsLabel, Tags, VolumeSize } from './primitives.ts';

const NodeClass = z.strictObject({
  name: dnsLabel().describe('Name of the EC2NodeClass.'),
  image: AmiAlias.optional().describe(
    'AMI alias family@version, one exact version. Default: versions.nodeImage.',
  ),
  volumeSize: VolumeSize.default('50Gi').describe('Root volume (gp3, encrypted). Default: 50Gi.'),
  tags: Tags.default({}).describe(
    'Tags of the instances and volumes, besides those of the cluster. Default: none.',
  ),
});
export type NodeClassSpec = z.output<typeof NodeClass>;

/** Where pods run. */
export const ComputeSchema = z
  .strictObject({
    fargate: z
      .strictObject({
        profiles: z
          .array(FargateProfileSchema)
          .max(10)
          .default([])
          .describe('Fargate profiles, at most ten. Default: none.'),
      })
      .prefault({})
      .describe('Pods that run without a node.'),
    karpenter: z
      .strictObject({
        nodeClasses: z
          .array(NodeClass)
          .min(1)
          .prefault([{ name: 'default' }])
          .describe('What nodes are made of. Default: one class, default.'),
        nodePools: z
          .array(NodePoolSchema)
          .default([])
          .describe('Which nodes are made. Without one, Karpenter is left out. Default: none.'),
      })
      .prefault({})
      .describe('Nodes that Karpenter makes, replaces and removes.'),
    managedNodeGroups: z
      .array(ManagedNodeGroupSchema)
      .default([])
      .describe('Groups of nodes that EKS makes, updates and drains; eksctl asks for them. Default: none.'),
  })
  .describe('Where pods run.');
export type Compute = z.output<typeof ComputeSchema>;
