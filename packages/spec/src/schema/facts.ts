import { z } from 'zod';
import { API_VERSION } from './cluster.ts';

/** `clusters/<name>/facts.json`: what only AWS knows. Reviewed like a lock file. */
export const FactsSchema = z
  .strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal('Facts'),
    vpcId: z
      .string()
      .regex(/^vpc-[0-9a-f]{8,17}$/)
      .optional()
      .describe('VPC that eksctl made.'),
    addons: z
      .record(
        z.string(),
        z
          .string()
          .regex(
            /^v\d+\.\d+\.\d+-eksbuild\.\d+$/,
            'expected an exact add-on version such as v1.19.5-eksbuild.3',
          ),
      )
      .default({})
      .describe('Exact version of each EKS add-on.'),
  })
  .describe('Facts of a cluster that only AWS knows.');
export type Facts = z.output<typeof FactsSchema>;

/** A cluster without facts.json: nothing is known. */
export const NO_FACTS: Facts = { apiVersion: API_VERSION, kind: 'Facts', addons: {} };
