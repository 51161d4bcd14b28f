import { z } from 'zod';

/** How an Application of the platform goes. */
export const RetirementSchema = z
  .enum(['delete', 'orphan'])
  .describe('`delete`: its objects are deleted; `orphan`: they run on, and nobody owns them.');
export type Retirement = z.output<typeof RetirementSchema>;
