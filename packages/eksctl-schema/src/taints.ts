import { z } from 'zod';

export const TAINT_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;

export const TaintEffectSchema = z.enum(TAINT_EFFECTS);

export const NodeGroupTaintSchema = z
  .strictObject({
    key: z.string().min(1),
    value: z.string().optional(),
    effect: TaintEffectSchema.describe('What happens to pods that do not tolerate the taint.'),
  })
  .describe('A Kubernetes taint.');

/**
 * Taints of a self-managed group: a list, or the older map from key to `value:effect` or `effect`. Write the list;
 * the map is understood because eksctl still reads it.
 */
export const TaintsSchema = z.union([z.array(NodeGroupTaintSchema), z.record(z.string(), z.string())]);
