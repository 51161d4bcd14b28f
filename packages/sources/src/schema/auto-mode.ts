import { COMPONENTS, type Component } from '@nodeless/catalogue';
import { BUILT_IN_NODE_POOLS, DEFAULT_NODE_CLASS } from '@nodeless/contracts/auto-mode';
import { z } from 'zod';
import { stringOf } from '@nodeless/catalogue/schema';
import { AutoNodeClassSchema } from './auto-node-class.ts';
import { NodeDuration, NodePoolSchema } from './node-pool.ts';

/** A pool of one's own. Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html */
const AutoNodePoolSchema = NodePoolSchema.extend({
  nodeClass: z
    .string()
    .default(DEFAULT_NODE_CLASS)
    .describe(
      'Name of one of compute.autoMode.nodeClasses, or default: the one of EKS, which is there as long as a built-in pool is. Default: default.',
    )
    .meta({ examples: ['private'] }),
  expireAfter: NodeDuration.default('336h').describe(
    'Age at which a node is replaced; with terminationGracePeriod at most 504h (21 days). Default: 336h.',
  ),
  terminationGracePeriod: NodeDuration.default('24h').describe(
    'Time after which a node goes even if pods are left on it. Default: 24h.',
  ),
  replicas: z
    .int()
    .min(0)
    .max(10_000)
    .optional()
    .describe(
      'A fixed number of nodes, needed or not (static capacity); limits may name nodes alone. A pool cannot change between fixed and not. Default: as many as pods need.',
    )
    .meta({ examples: [2] }),
});

const RoleArn = stringOf(
  /^arn:aws(-cn|-us-gov)?:iam::\d{12}:role\/[\w+=,.@/-]+$/,
  'the ARN of an IAM role',
  'for example arn:aws:iam::111122223333:role/AmazonEKSAutoNodeRole',
);

const IN_ITS_PLACE = Object.values(COMPONENTS)
  .filter((component: Component) => component.makesLoadBalancers)
  .map(({ key }) => `components.${key}`)
  .join(', ');

/** EKS Auto Mode. Source: https://docs.aws.amazon.com/eks/latest/userguide/automode.html */
export const AutoModeSchema = z
  .xor([
    z.literal(false).describe('Left out, even if a lower layer asks for it.'),
    z.strictObject({
      builtInNodePools: z
        .array(z.enum(BUILT_IN_NODE_POOLS))
        .default([...BUILT_IN_NODE_POOLS])
        .describe(
          'Pools that EKS makes: general-purpose (on-demand, amd64) and system (for pods that tolerate CriticalAddonsOnly). Their nodes are in the subnets of the control plane. Default: both.',
        ),
      nodeRoleArn: RoleArn.optional()
        .describe(
          'ARN of an existing role of all nodes; it cannot change once there are built-in pools. Default: a role that is made.',
        )
        .meta({ examples: ['arn:aws:iam::111122223333:role/AmazonEKSAutoNodeRole'] }),
      nodeClasses: z
        .array(AutoNodeClassSchema)
        .default([])
        .describe('What nodes of your own pools are made of. Default: none, pools use the one of EKS.')
        .meta({ examples: [[{ name: 'private', ephemeralStorage: { size: '160Gi' } }]] }),
      nodePools: z
        .array(AutoNodePoolSchema)
        .default([])
        .describe('Pools of your own, besides the built-in ones. Default: none.')
        .meta({
          examples: [
            [{ name: 'spot', architectures: ['arm64'], capacityTypes: ['spot'], limits: { cpu: '100' } }],
          ],
        }),
    }),
  ])
  .optional()
  .describe(
    `EKS Auto Mode: AWS runs nodes, pod network, DNS, block storage and load balancing. Stands instead of compute.karpenter, node groups and ${IN_ITS_PLACE}. {} takes the defaults, false leaves it out.`,
  )
  .meta({ examples: [{ builtInNodePools: ['system'] }] });
export type AutoMode = Exclude<NonNullable<z.output<typeof AutoModeSchema>>, false>;
