import { z } from 'zod';

export const KarpenterSchema = z
  .strictObject({
    version: z.string().min(1).describe('Version of Karpenter, at least 0.20.0.'),
    createServiceAccount: z
      .boolean()
      .optional()
      .describe('Who makes the service account: the chart (true), or eksctl (default).'),
    defaultInstanceProfile: z
      .string()
      .optional()
      .describe('Existing instance profile of the nodes. Default: one that eksctl makes.'),
    withSpotInterruptionQueue: z
      .boolean()
      .optional()
      .describe('Make the queue for notices about Spot instances.'),
  })
  .describe("Karpenter, as eksctl's own installer does it when the cluster is made.");
