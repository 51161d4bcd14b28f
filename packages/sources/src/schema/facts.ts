import { z } from 'zod';
import { AddonVersion, SubnetId, VpcId, Zone } from '@nodeless/catalogue/schema';
import { API_VERSION, ApiVersion } from './cluster.ts';
import { EndpointService } from './private-cluster.ts';

const SubnetsByZone = z.record(Zone, SubnetId).default({});

/** `clusters/<name>/facts.json`: what only AWS knows. Reviewed like a lock file. */
export const FactsSchema = z
  .strictObject({
    $schema: z
      .string()
      .optional()
      .describe('Where an editor finds the schema of this file. No effect otherwise.')
      .meta({ examples: ['../../schemas/facts.schema.json'] }),
    apiVersion: ApiVersion,
    kind: z.literal('Facts').describe('What the file describes.'),
    vpcId: VpcId.optional().describe('VPC that eksctl or cloudformation/network.yaml made.'),
    subnets: z
      .strictObject({
        private: SubnetsByZone.describe('Subnets of nodes and pods. Default: none is known.'),
        public: SubnetsByZone.describe(
          'Subnets of load balancers that face the internet. Default: none is known.',
        ),
        controlPlane: SubnetsByZone.describe('Subnets of the control plane. Default: none is known.'),
        pods: SubnetsByZone.describe('Subnets of pods alone. Default: none is known.'),
      })
      .optional()
      .describe('Ids of the subnets that cloudformation/network.yaml made, by role and zone.'),
    vpcEndpoints: z
      .array(EndpointService)
      .optional()
      .describe(
        'Services of AWS that have a VPC endpoint which the cluster reaches, made elsewhere than in cloudformation/network.yaml: s3, ec2, ecr.api and so on. Default: not known.',
      )
      .meta({ examples: [['s3', 'ec2', 'ecr.api', 'ecr.dkr', 'sts']] }),
    addons: z
      .record(z.string(), AddonVersion)
      .default({})
      .describe('Exact version of each EKS add-on, by its name in EKS. Default: none is known.'),
  })
  .describe('Facts of a cluster that only AWS knows.');
export type Facts = z.output<typeof FactsSchema>;

/** A cluster without facts.json: nothing is known. */
export const NO_FACTS: Facts = { apiVersion: API_VERSION, kind: 'Facts', addons: {} };
