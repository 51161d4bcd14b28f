import { z } from 'zod';
import { NlbExposureSchema } from '../schema/nlb-exposure.ts';
import { stringOf } from '../schema/primitives.ts';

const TimeZone = stringOf(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/, 'a time zone', 'for example Asia/Seoul');

export const KubeOpsViewSchema = z.strictObject({
  expose: z
    .xor([z.literal('nlb'), z.strictObject({ nlb: NlbExposureSchema.describe('A Network Load Balancer.') })])
    .optional()
    .describe(
      'Reachable from outside; only inside the cluster when left out. "nlb" is short for an internal NLB.',
    ),
  timeZone: TimeZone.default('UTC').describe(
    'Time zone of the clock in the picture, for instance Asia/Seoul. Default: UTC.',
  ),
});
export type KubeOpsViewSpec = z.output<typeof KubeOpsViewSchema>;
