import { z } from 'zod';

/** How pods of an app are spread. Source: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
export const SpreadSchema = z
  .array(
    z.strictObject({
      over: z
        .enum(['zones', 'nodes'])
        .describe('Zones, so that one may fail; or nodes, which Karpenter makes when there are too few.'),
      maxSkew: z
        .int()
        .min(1)
        .max(10_000)
        .default(1)
        .describe('Pods that the fullest may have more than the emptiest. Default: 1.'),
      otherwise: z
        .enum(['ScheduleAnyway', 'DoNotSchedule'])
        .default('ScheduleAnyway')
        .describe(
          'What is done where it cannot be kept: the pod goes elsewhere, or it waits. Default: ScheduleAnyway.',
        ),
    }),
  )
  .default([])
  .describe('How pods are spread, those of one rollout for themselves. Default: as the scheduler likes.')
  .meta({ examples: [[{ over: 'zones' }]] });
export type Spread = z.output<typeof SpreadSchema>;
