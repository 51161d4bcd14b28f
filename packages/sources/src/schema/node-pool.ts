import {
  ARCHITECTURES,
  BUDGET_DURATION,
  BUDGET_NODES,
  BUDGET_SCHEDULE,
  CAPACITY_TYPES,
  CONSOLIDATION_POLICIES,
  DISRUPTION_REASONS,
  DURATION,
  DURATION_OR_NEVER,
  OPERATORS,
  parseCron,
} from '@nodeless/contracts/karpenter';
import { z } from 'zod';
import {
  dnsLabel,
  LabelKey,
  Labels,
  LabelValue,
  Memory,
  Quantity,
  quote,
  refuse,
  repeated,
  stringOf,
  Zone,
} from '@nodeless/catalogue/schema';
import { TaintSchema } from './taint.ts';

const DurationOrNever = stringOf(DURATION_OR_NEVER, 'a duration', 'for example 30s, 1h30m, 168h or Never');
export const NodeDuration = stringOf(DURATION, 'a duration', 'for example 30m');

const Requirement = z.strictObject({
  key: LabelKey.describe('Label of the nodes.'),
  operator: z.enum(OPERATORS).describe('How the label is compared.'),
  values: z
    .array(LabelValue)
    .optional()
    .describe('What it is compared with; none for Exists and DoesNotExist.'),
  minValues: z
    .int()
    .min(1)
    .max(50)
    .optional()
    .describe('How many different values must stay possible. Default: one.')
    .meta({ examples: [3] }),
});
export type RequirementSpec = z.output<typeof Requirement>;

/** What the library that Karpenter reads schedules with refuses: the CRD takes it, and the pool disrupts nothing ever again. */
function scheduleProblem(text: string): string | undefined {
  const parsed = parseCron(text);
  return 'problem' in parsed ? `${quote(text)} is not a cron schedule: ${parsed.problem}` : undefined;
}

const Budget = z.strictObject({
  nodes: stringOf(BUDGET_NODES, 'a count or a share of nodes', 'for example "5" or "10%"')
    .describe('Nodes that may be disrupted at once, as text: a count or a share.')
    .meta({ examples: ['10%'] }),
  reasons: z
    .array(z.enum(DISRUPTION_REASONS))
    .check(refuse('spec/invalid-value', repeated, 'remove one of them'))
    .optional()
    .describe('For which disruptions; Unhealthy from Karpenter 1.15 on. Default: all.'),
  schedule: z
    .string()
    .check(
      refuse(
        'spec/invalid-value',
        scheduleProblem,
        'for example "0 9 * * mon-fri" (UTC); Sunday is 0 or sun, and a range goes upwards',
      ),
    )
    .optional()
    .describe('Start of the time in which the budget counts: cron in UTC, with a duration. Default: always.')
    .meta({ pattern: BUDGET_SCHEDULE.source, examples: ['0 9 * * mon-fri'] }),
  duration: stringOf(BUDGET_DURATION, 'a duration in hours and minutes', 'for example 8h or 8h30m')
    .optional()
    .describe('How long the budget counts after each start, in hours and minutes.')
    .meta({ examples: ['8h'] }),
});

/** Source: the CRD of NodePool of Karpenter 1.14, `spec.template.metadata.labels`. */
const MOST_LABELS = 100;

const Limits = z
  .strictObject({
    cpu: Quantity.optional()
      .describe('CPUs of all nodes together. Default: no limit.')
      .meta({ examples: ['1000'] }),
    memory: Memory.optional()
      .describe('Memory of all nodes together, for example 1600Gi. Default: no limit.')
      .meta({ examples: ['1600Gi'] }),
    nodes: Quantity.optional()
      .describe('Number of nodes. Default: no limit.')
      .meta({ examples: ['50'] }),
  })
  .check(
    refuse(
      'spec/missing-key',
      (limits) =>
        Object.keys(limits).length === 0
          ? 'a node pool needs at least one limit, or a mistake can buy any number of nodes'
          : undefined,
      'add one, for example cpu: "100"',
    ),
  );

/** A NodePool of Karpenter. Source: https://karpenter.sh/docs/concepts/nodepools/ */
export const NodePoolSchema = z.strictObject({
  name: dnsLabel().describe('Name of the NodePool.'),
  nodeClass: z
    .string()
    .default('default')
    .describe('Name of one of compute.karpenter.nodeClasses. Default: default.'),
  capacityTypes: z
    .array(z.enum(CAPACITY_TYPES))
    .min(1)
    .default(['on-demand'])
    .describe('How nodes are bought. Default: on-demand.'),
  architectures: z
    .array(z.enum(ARCHITECTURES))
    .min(1)
    .describe('CPU architectures of the nodes. Never guessed: an image that lacks one cannot start there.'),
  instanceCategories: z
    .array(stringOf(/^[a-z]+$/, 'an instance category', 'for example c, m or r'))
    .min(1)
    .default(['c', 'm', 'r'])
    .describe('Instance categories. Default: c, m, r.'),
  instanceGenerationAbove: z
    .int()
    .min(1)
    .default(4)
    .describe('Only instance generations newer than this one. Default: 4.'),
  instanceTypes: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Only these instance types, for example m7g.large. Default: all of the categories.')
    .meta({ examples: [['m7g.large', 'm7g.xlarge']] }),
  zones: z
    .array(Zone)
    .min(1)
    .optional()
    .describe('Only these availability zones. Default: all zones of the subnets.'),
  requirements: z
    .array(Requirement)
    .max(100)
    .default([])
    .describe('More requirements, in the words of Karpenter. Default: none.')
    .meta({ examples: [[{ key: 'karpenter.k8s.aws/instance-cpu', operator: 'Gt', values: ['3'] }]] }),
  limits: Limits.describe('How large the pool may grow, as text: { cpu: "1000" }.'),
  expireAfter: DurationOrNever.default('720h').describe('Age at which a node is replaced. Default: 720h.'),
  terminationGracePeriod: NodeDuration.optional()
    .describe('Time after which a node goes even if pods are left on it. Default: no end.')
    .meta({ examples: ['48h'] }),
  consolidation: z
    .strictObject({
      policy: z
        .enum(CONSOLIDATION_POLICIES)
        .default('WhenEmptyOrUnderutilized')
        .describe('Which nodes are removed to save money. Default: WhenEmptyOrUnderutilized.'),
      after: DurationOrNever.default('1m').describe(
        'Time without a change of pods before a node is looked at. Default: 1m.',
      ),
    })
    .prefault({})
    .describe('How the pool shrinks.'),
  budgets: z
    .array(Budget)
    .min(1)
    .max(50)
    .default([{ nodes: '10%' }])
    .describe('How many nodes may be disrupted at once. Default: 10%.'),
  replicas: z
    .int()
    .min(0)
    .max(10_000)
    .optional()
    .describe(
      'A fixed number of nodes, needed or not (static capacity); needs the feature gate staticCapacity, and limits may name nodes alone. Default: as many as pods need.',
    )
    .meta({ examples: [3] }),
  weight: z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('Pools of a higher weight are tried first, 1 to 100. Default: 0.')
    .meta({ examples: [10] }),
  labels: Labels.check(
    refuse(
      'spec/invalid-value',
      (labels) =>
        Object.keys(labels).length > MOST_LABELS
          ? `a pool has at most ${MOST_LABELS} labels, not ${Object.keys(labels).length}`
          : undefined,
      'keep the labels that pods ask for',
    ),
  )
    .default({})
    .describe('Labels of the nodes. Default: none.'),
  taints: z
    .array(TaintSchema)
    .default([])
    .describe('Taints of the nodes; only pods that tolerate them run there. Default: none.'),
  startupTaints: z
    .array(TaintSchema)
    .default([])
    .describe('Taints that something removes when the node is ready. Default: none.'),
});
export type NodePoolSpec = z.output<typeof NodePoolSchema>;
