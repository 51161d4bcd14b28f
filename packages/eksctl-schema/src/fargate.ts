import { z } from 'zod';
import { ArnSchema, TextMapSchema } from './primitives.ts';

export const FargateProfileSelectorSchema = z
  .strictObject({
    namespace: z.string().min(1).describe('Namespace of the pods; * and ? match any characters.'),
    labels: TextMapSchema.optional().describe('Labels that a pod must carry, all of them; at most five.'),
  })
  .describe('Which pods a profile takes.');

export const FargateProfileSchema = z
  .strictObject({
    name: z.string().min(1),
    selectors: z
      .array(FargateProfileSelectorSchema)
      .min(1)
      .max(5)
      .describe('A pod that matches one of them runs on Fargate.'),
    podExecutionRoleARN: ArnSchema.optional().describe('Default: a role that eksctl makes for all profiles.'),
    subnets: z
      .array(z.string())
      .optional()
      .describe('Private subnets. Default: all private subnets of the cluster.'),
    tags: TextMapSchema.optional(),
    status: z.string().optional().describe('Printed by eksctl; ignored in a file.'),
  })
  .describe('Pods that run on Fargate. A profile cannot be changed, only replaced.');
