import { z } from 'zod';
import { API_VERSION, ApiVersion } from './cluster.ts';
<<<<<<< HEAD
import { AddonVersion, VpcId } from './primitives.ts';
=======
import { SubnetId, textOf, VpcId, Zone } from './primitives.ts';

const AddonVersion = textOf(
  /^v\d+\.\d+\.\d+-eksbuild\.\d+$/,
  'an exact add-on version',
  'for example v1.19.5-eksbuild.3',
  'spec/version-range',
);
>>>>>>> 962a794 (Make a network of our own, with subnets for the control plane alone)

const SubnetsByZone = z.record(Zone, SubnetId).default({});

/** `clusters/<name>/facts.json`: what only AWS knows. Reviewed like a lock file. */
export const FactsSchema = z
  .strictObject({
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
      })
      .optional()
      .describe('Ids of the subnets that cloudformation/network.yaml made, by role and zone.'),
    addons: z
      .record(z.string(), AddonVersion)
      .default({})
      .describe('Exact version of each EKS add-on, by its name in EKS. Default: none is known.'),
  })
  .describe('Facts of a cluster that only AWS knows.');
export type Facts = z.output<typeof FactsSchema>;

/** A cluster without facts.json: nothing is known. */
export const NO_FACTS: Facts = { apiVersion: API_VERSION, kind: 'Facts', addons: {} };
