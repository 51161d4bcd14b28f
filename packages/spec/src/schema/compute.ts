import { z } from 'zod';
import { FargateProfileSchema } from './fargate.ts';
import { FeatureGatesSchema } from './karpenter-gates.ts';
import { ManagedNodeGroupSchema } from './managed-node-group.ts';
import { NodeClassSchema } from './node-class.ts';
import { NodePoolSchema } from './node-pool.ts';

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
          .array(NodeClassSchema)
          .min(1)
          .prefault([{ name: 'default' }])
          .describe('What nodes are made of. Default: one class, default.'),
        nodePools: z
          .array(NodePoolSchema)
          .default([])
          .describe('Which nodes are made. Without one, Karpenter is left out. Default: none.'),
        featureGates: FeatureGatesSchema.default({}).describe(
          'What of Karpenter is switched on before it is on by default. Default: as the release has it.',
        ),
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
