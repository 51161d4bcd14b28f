import { IngressClassSchema } from '@nodeless/contracts/load-balancer';
import { dnsLabel } from '@nodeless/catalogue/schema';
import { z } from 'zod';

/** Classes of Ingresses beside the one that is always there, by name. */
export const IngressClassesSchema = z
  .record(dnsLabel(), IngressClassSchema.describe('A class, and what all load balancers of it have.'))
  .default({})
  .describe(
    'Classes of Ingresses beside alb, by name: an app names its own with expose.alb.class. What a class says counts, whatever the app says; with group all apps of the class share one load balancer. Ingresses of manifests carry listenPorts, securityGroups and what else a class of the controller has no field for as their own annotations. Default: none.',
  )
  .meta({ examples: [{ public: { group: 'shared', scheme: 'internet-facing' } }] });
