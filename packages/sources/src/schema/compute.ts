import { z } from 'zod';
import { ComponentIdentitySchema } from '@nodeless/catalogue/schema';
import { AutoModeSchema } from './auto-mode.ts';
import { FargateLoggingSchema, FargateProfileSchema } from './fargate.ts';
import { AwsFeatureGatesSchema, FeatureGatesSchema } from './karpenter-gates.ts';
import { ManagedNodeGroupSchema } from './managed-node-group.ts';
import { NodeClassSchema } from './node-class.ts';
import { NodePoolSchema } from './node-pool.ts';
import { SelfManagedNodeGroupSchema } from './self-managed-node-group.ts';

/** Where pods run. */
export const ComputeSchema = z
  .strictObject({
    fargate: z
      .strictObject({
        profiles: z
          .array(FargateProfileSchema)
          .max(10)
          .default([])
          .describe('Fargate profiles, at most ten. Default: none.')
          .meta({
            examples: [
              [{ name: 'platform', selectors: [{ namespace: 'kube-system' }, { namespace: 'karpenter' }] }],
            ],
          }),
        logging: FargateLoggingSchema,
      })
      .prefault({})
      .describe('Pods that run without a node.'),
    karpenter: z
      .strictObject({
        nodeClasses: z
          .array(NodeClassSchema)
          .min(1)
          .prefault([{ name: 'default' }])
          .describe('What nodes are made of. Default: one class, default.')
          .meta({ examples: [[{ name: 'default', volumeSize: '100Gi' }]] }),
        nodePools: z
          .array(NodePoolSchema)
          .default([])
          .describe('Which nodes are made. Without one, Karpenter is left out. Default: none.'),
        featureGates: FeatureGatesSchema.default({}).describe(
          'What of Karpenter is switched on before it is on by default. Default: as the release has it.',
        ),
        awsFeatureGates: AwsFeatureGatesSchema.default({}).describe(
          'The same for what only AWS has, from Karpenter 1.15 on. Default: as the release has it.',
        ),
        enableDRA: z
          .boolean()
          .optional()
          .describe(
            'All drivers of dynamic resource allocation that Karpenter knows, from 1.15 on; excludes awsFeatureGates.dra… and ignoreDRARequests. Alpha. Default: false.',
          ),
        ignoreDRARequests: z
          .boolean()
          .optional()
          .describe(
            'Plan pods as if they claimed no devices. Default: true, and false with a gate awsFeatureGates.dra… or enableDRA.',
          ),
        legacyNodeRepair: z
          .boolean()
          .optional()
          .describe(
            'Node repair as before Karpenter 1.15, beside the budgets; excludes featureGates.terminateFirstRepair. Default: false.',
          ),
        identity: ComponentIdentitySchema,
      })
      .prefault({})
      .describe('Nodes that Karpenter makes, replaces and removes.'),
    autoMode: AutoModeSchema,
    managedNodeGroups: z
      .array(ManagedNodeGroupSchema)
      .default([])
      .describe('Groups of nodes that EKS makes, updates and drains; eksctl asks for them. Default: none.')
      .meta({
        examples: [
          [
            {
              name: 'general',
              architecture: 'arm64',
              instanceTypes: ['t4g.xlarge'],
              scaling: { min: 1, max: 3 },
            },
          ],
        ],
      }),
    selfManagedNodeGroups: z
      .array(SelfManagedNodeGroupSchema)
      .default([])
      .describe(
        'Groups of nodes that eksctl makes and nobody updates, for what managed groups cannot do: a mix of Spot and on-demand, settings of kubelet. Default: none.',
      )
      .meta({
        examples: [
          [
            {
              name: 'mixed',
              architecture: 'arm64',
              instanceTypes: ['m7g.large', 'm6g.large'],
              instancesDistribution: { onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 0 },
              scaling: { min: 1, max: 5 },
            },
          ],
        ],
      }),
  })
  .describe('Where pods run.');
export type Compute = z.output<typeof ComputeSchema>;
