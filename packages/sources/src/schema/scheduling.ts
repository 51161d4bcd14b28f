import { dnsLabel, Memory, Quantity, quote, refuse } from '@nodeless/catalogue/schema';
import { z } from 'zod';

const PriorityClass = z
  .strictObject({
    name: dnsLabel(253)
      .check(
        refuse(
          'priority/value-out-of-range',
          (name) =>
            name.startsWith('system-')
              ? `${quote(name)} starts with system-, which Kubernetes keeps for itself`
              : undefined,
          'choose a name without the prefix system-',
        ),
      )
      .describe('Name of the class.')
      .meta({ examples: ['critical'] }),
    value: z
      .int()
      .check(
        refuse(
          'priority/value-out-of-range',
          (value) =>
            value > 1_000_000_000
              ? `${value} is above 1000000000, the highest value for classes of users`
              : undefined,
          'choose a value up to 1000000000; higher ones belong to system-cluster-critical and system-node-critical',
        ),
      )
      .min(-2_147_483_648)
      .meta({ maximum: 1_000_000_000 })
      .describe('Pods of a higher value go first. At most 1000000000.')
      .meta({ examples: [100_000] }),
    globalDefault: z
      .boolean()
      .default(false)
      .describe('Pods without a class get this one. At most one class of a cluster. Default: false.'),
    preemptionPolicy: z
      .enum(['PreemptLowerPriority', 'Never'])
      .default('PreemptLowerPriority')
      .describe('Whether its pods may push out pods of a lower value. Default: PreemptLowerPriority.'),
    description: z
      .string()
      .default('')
      .describe('What the class is for, for people.')
      .meta({ examples: ['Apps that customers wait for'] }),
  })
  .describe('A PriorityClass.');
export type PriorityClassSpec = z.output<typeof PriorityClass>;

/** The class that pause pods have. The default set below defines it. */
export const PAUSE_PRIORITY_CLASS = 'pause-pods';

/** Who goes first, and how much room is kept free. */
export const SchedulingSchema = z
  .strictObject({
    priorityClasses: z
      .array(PriorityClass)
      .prefault([
        { name: 'default', value: 0, globalDefault: true, description: 'Pods that name no class' },
        {
          name: PAUSE_PRIORITY_CLASS,
          value: -1,
          description: 'Pods that keep room free and give way to any other pod',
        },
      ])
      .describe('PriorityClasses. Default: default (0, for pods that name none) and pause-pods (-1).'),
    headroom: z
      .strictObject({
        by: z
          .enum(['pause-pods', 'capacity-buffer'])
          .default('pause-pods')
          .describe(
            'Pods of a low priority that give way, or a CapacityBuffer of Karpenter, which needs its feature gate and makes no pods. Default: pause-pods.',
          ),
        replicas: z
          .int()
          .min(1)
          .max(1000)
          .describe('For how many pods room is kept.')
          .meta({ examples: [2] }),
        requests: z
          .strictObject({
            cpu: Quantity.describe('CPU as text, for example "1" or 500m.'),
            memory: Memory.optional().describe('Memory, for example 2Gi. Default: none.'),
          })
          .describe('Room for one pod.'),
        nodePools: z
          .array(z.string())
          .min(1)
          .optional()
          .describe('Node pools to keep room on. Default: those without taints.')
          .meta({ examples: [['general']] }),
        priorityClass: z
          .string()
          .default(PAUSE_PRIORITY_CLASS)
          .describe(`Class of the pause pods; the lowest of all. Default: ${PAUSE_PRIORITY_CLASS}.`),
      })
      .optional()
      .describe('Room that is kept free on nodes, so that a pod that lost its node starts at once.'),
  })
  .describe('Which pods go first, and how much room is kept free.');
export type Scheduling = z.output<typeof SchedulingSchema>;
