import { IngressClassSchema } from '@nodeless/contracts/load-balancer';
import { dnsLabel } from '@nodeless/catalogue/schema';
import { z } from 'zod';

/** Classes of Ingresses beside the one that is always there, by name. */
export const IngressClassesSchema = z
  .record(dnsLabel(), IngressClassSchema.describe('A class, and what all load balancers of it have.'))
  .default({})
  .describe(
    'Classes of Ingresses beside alb, by name: an app names its own with expose.alb.class. What a class says counts, whatever the app says. Default: none.',
  )
  .meta({ examples: [{ public: { group: 'shared', scheme: 'internet-facing' } }] });
