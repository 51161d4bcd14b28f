import { LabelKey, LabelValue } from '@nodeless/catalogue/schema';
import { z } from 'zod';

/** A taint of nodes. */
export const TaintSchema = z.strictObject({
  key: LabelKey.describe('Key of the taint.'),
  value: LabelValue.optional().describe('Value of the taint. Default: none.'),
  effect: z
    .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
    .describe('What happens to pods that do not tolerate it.'),
});
export type TaintSpec = z.output<typeof TaintSchema>;
