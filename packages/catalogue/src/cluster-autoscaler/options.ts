import { ComponentIdentitySchema, stringOf } from '@nodeless/catalogue/schema';
import { DURATION } from '@nodeless/contracts/karpenter';
import { z } from 'zod';

const Duration = stringOf(DURATION, 'a duration', 'for example 10m').meta({ examples: ['10m'] });

const Priority = z.strictObject({
  priority: z
    .int()
    .min(1)
    .max(1000)
    .describe('A higher number is tried first.')
    .meta({ examples: [20] }),
  nodeGroups: z
    .array(z.string())
    .min(1)
    .describe('Names of node groups with this priority.')
    .meta({ examples: [['spot']] }),
});

/** Cluster Autoscaler. Source of names and defaults: cluster-autoscaler/FAQ.md in https://github.com/kubernetes/autoscaler */
export const ClusterAutoscalerSchema = z.strictObject({
  replicas: z
    .int()
    .min(1)
    .max(3)
    .default(1)
    .describe('Pods; one works, the others wait. The node of each is never removed. Default: 1.'),
  expander: z
    .enum(['least-waste', 'least-nodes', 'most-pods', 'priority', 'random'])
    .default('least-waste')
    .describe('Which node group grows when several could. Default: least-waste.'),
  priorities: z
    .array(Priority)
    .min(1)
    .optional()
    .describe('Node groups in the order of the expander priority, which needs them. Default: none.')
    .meta({
      examples: [
        [
          { priority: 20, nodeGroups: ['spot'] },
          { priority: 10, nodeGroups: ['fallback'] },
        ],
      ],
    }),
  balanceSimilarNodeGroups: z
    .boolean()
    .default(false)
    .describe('Keep groups that differ by their zone alone equally large. Default: false.'),
  skipNodesWithSystemPods: z
    .boolean()
    .default(true)
    .describe('Never remove a node with pods of kube-system that are of no DaemonSet. Default: true.'),
  skipNodesWithLocalStorage: z
    .boolean()
    .default(true)
    .describe('Never remove a node whose pods keep data in an emptyDir. Default: true.'),
  scaleDown: z
    .strictObject({
      enabled: z.boolean().default(true).describe('Remove nodes that are not needed. Default: true.'),
      utilizationThreshold: z
        .number()
        .min(0)
        .max(1)
        .default(0.5)
        .describe('Share of requests to capacity below which a node is not needed. Default: 0.5.'),
      unneededTime: Duration.default('10m').describe(
        'How long a node is not needed before it goes. Default: 10m.',
      ),
      delayAfterAdd: Duration.default('10m').describe(
        'How long no node goes after one has come. Default: 10m.',
      ),
    })
    .prefault({})
    .describe('How node groups shrink.'),
  maxNodeProvisionTime: Duration.default('15m').describe(
    'How long a node may take to join before another is tried. Default: 15m.',
  ),
  identity: ComponentIdentitySchema,
  useStaticInstanceList: z
    .boolean()
    .optional()
    .describe(
      'Take the sizes of instance types from the image instead of asking EC2 for them. Default: true in a fully private cluster and in a VPC that is made without NAT, else false.',
    )
    .meta({ examples: [true] }),
});
export type ClusterAutoscalerSpec = z.output<typeof ClusterAutoscalerSchema>;
