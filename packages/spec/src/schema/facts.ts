import { z } from 'zod';
import { API_VERSION, ApiVersion } from './cluster.ts';
import { AddonVersion, VpcId } from './primitives.ts';

/** `clusters/<name>/facts.json`: what only AWS knows. Reviewed like a lock file. */
export const FactsSchema = z
  .strictObject({
    apiVersion: ApiVersion,
    kind: z.literal('Facts').describe('What the file describes.'),
    vpcId: VpcId.optional().describe('VPC that eksctl made.'),
    addons: z
      .record(z.string(), AddonVersion)
      .default({})
      .describe('Exact version of each EKS add-on, by its name in EKS. Default: none is known.'),
  })
  .describe('Facts of a cluster that only AWS knows.');
export type Facts = z.output<typeof FactsSchema>;

/** A cluster without facts.json: nothing is known. */
export const NO_FACTS: Facts = { apiVersion: API_VERSION, kind: 'Facts', addons: {} };
