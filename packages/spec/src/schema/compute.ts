import { z } from 'zod';
import { dnsLabel, KarpenterDuration, Quantity, quote, Tags } from './primitives.ts';
import { refuse } from './rules.ts';

const Labels = z.record(z.string().min(1).max(316), z.string().max(63));

const FargateSelector = z.strictObject({
  namespace: z.string().min(1).max(63).describe('Namespace of the pods; * and ? match any characters.'),
  labels: Labels.optional().describe('Labels that the pods must carry; at most five.'),
});

const FargateProfile = z.strictObject({
  name: dnsLabel().check(
    refuse(
      'fargate/profile-name',
      (name) =>
        name.startsWith('eks-') ? `${quote(name)} starts with eks-, which EKS keeps for itself` : undefined,
      'choose a name without the prefix eks-',
    ),
  ),
  selectors: z
    .array(FargateSelector)
    .check(
      refuse(
        'fargate/profile-selectors',
        (selectors) =>
          selectors.length === 0 || selectors.length > 5
            ? `a Fargate profile needs one to five selectors, this one has ${selectors.length}`
            : undefined,
        'split a profile with more than five selectors into two profiles',
      ),
    )
    .meta({ minItems: 1, maxItems: 5 })
    .describe('Which pods run on Fargate: one to five selectors.'),
});
export type FargateProfile = z.output<typeof FargateProfile>;

const Taint = z.strictObject({
  key: z.string().min(1).max(316),
  value: z.string().max(63).optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
});

const Requirement = z.strictObject({
  key: z.string().min(1).max(316),
  operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt', 'Gte', 'Lte']),
  values: z.array(z.string().max(63)).optional(),
  minValues: z.int().min(1).max(50).optional(),
});
export type RequirementSpec = z.output<typeof Requirement>;

const Budget = z.strictObject({
  nodes: z
    .string()
    .regex(/^((100|[0-9]{1,2})%|[0-9]+)$/, 'expected a count such as "5" or a share such as "10%"'),
  reasons: z.array(z.enum(['Underutilized', 'Empty', 'Drifted'])).optional(),
  schedule: z.string().optional(),
  duration: z.string().optional(),
});

const NodePool = z.strictObject({
  name: dnsLabel(),
  nodeClass: z.string().default('default').describe('Name of one of compute.karpenter.nodeClasses.'),
  capacityTypes: z
    .array(z.enum(['spot', 'on-demand', 'reserved']))
    .min(1)
    .default(['on-demand']),
  architectures: z
    .array(z.enum(['amd64', 'arm64']))
    .min(1)
    .describe('CPU architectures of the nodes. Never guessed: an image that lacks one cannot start there.'),
  instanceCategories: z
    .array(z.string().regex(/^[a-z]+$/))
    .min(1)
    .default(['c', 'm', 'r'])
    .describe('Instance categories such as c, m, r.'),
  instanceGenerationAbove: z.int().min(1).default(4).describe('Only generations newer than this one.'),
  instanceTypes: z.array(z.string()).min(1).optional().describe('Only these instance types.'),
  zones: z.array(z.string()).min(1).optional(),
  requirements: z.array(Requirement).default([]).describe('More requirements, in the words of Karpenter.'),
  limits: z
    .strictObject({ cpu: Quantity.optional(), memory: Quantity.optional(), nodes: Quantity.optional() })
    .check(
      refuse('spec/missing-key', (limits) =>
        Object.keys(limits).length === 0
          ? 'a node pool needs at least one limit, or a mistake can buy any number of nodes'
          : undefined,
      ),
    )
    .describe('How large the pool may grow, as text: { cpu: "1000" }.'),
  expireAfter: KarpenterDuration.default('720h').describe('Age at which a node is replaced.'),
  terminationGracePeriod: KarpenterDuration.optional(),
  consolidation: z
    .strictObject({
      policy: z
        .enum(['WhenEmpty', 'WhenEmptyOrUnderutilized', 'Balanced'])
        .default('WhenEmptyOrUnderutilized'),
      after: KarpenterDuration.default('1m'),
    })
    .prefault({}),
  budgets: z
    .array(Budget)
    .min(1)
    .default([{ nodes: '10%' }])
    .describe('How many nodes may be disrupted at once.'),
  weight: z.int().min(1).max(100).optional(),
  labels: Labels.default({}),
  taints: z.array(Taint).default([]),
  startupTaints: z.array(Taint).default([]),
});
export type NodePoolSpec = z.output<typeof NodePool>;

const NodeClass = z.strictObject({
  name: dnsLabel(),
  image: z.string().optional().describe('AMI alias family@version. Default: versions.nodeImage.'),
  volumeSize: z
    .string()
    .regex(/^[1-9]\d*Gi$/, 'expected a size such as 50Gi')
    .default('50Gi')
    .describe('Root volume (gp3, encrypted).'),
  tags: Tags.default({}),
});
export type NodeClassSpec = z.output<typeof NodeClass>;

/** Where pods run. */
export const ComputeSchema = z.strictObject({
  fargate: z.strictObject({ profiles: z.array(FargateProfile).max(10).default([]) }).prefault({}),
  karpenter: z
    .strictObject({
      nodeClasses: z
        .array(NodeClass)
        .min(1)
        .prefault([{ name: 'default' }]),
      nodePools: z.array(NodePool).default([]),
    })
    .prefault({}),
});
export type Compute = z.output<typeof ComputeSchema>;
