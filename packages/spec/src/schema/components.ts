import { NlbOptionsSchema } from '@nodeless/contracts/load-balancer';
import { z } from 'zod';
import { DomainName } from './primitives.ts';

const off = z.literal(false).describe('Left out, even if a lower layer asks for it.');

/** How a Service is reached from outside through a Network Load Balancer. */
export const NlbExposureSchema = NlbOptionsSchema.extend({
  hostname: DomainName.optional().describe('DNS name that ExternalDNS keeps on the load balancer.'),
});

/** Platform components, one key a component. A component runs when its key is there. */
export const ComponentsSchema = z.strictObject({
  awsLoadBalancerController: z
    .union([
      off,
      z.strictObject({ replicas: z.int().min(1).max(10).default(2) }).describe('Makes NLBs and ALBs.'),
    ])
    .optional(),
  externalDns: z
    .union([
      off,
      z
        .strictObject({
          domain: DomainName.describe('Hosted zone to keep records in.'),
          policy: z
            .enum(['upsert-only', 'sync', 'create-only'])
            .default('upsert-only')
            .describe('sync also deletes records; upsert-only never does.'),
        })
        .describe('Keeps Route 53 records of Services and Ingresses.'),
    ])
    .optional(),
  kubeOpsView: z
    .union([
      off,
      z
        .strictObject({
          expose: z
            .union([z.literal('nlb'), z.strictObject({ nlb: NlbExposureSchema })])
            .optional()
            .describe(
              'Reachable from outside; only inside the cluster when left out. "nlb" is short for an internal NLB.',
            ),
          timeZone: z
            .string()
            .regex(/^[A-Za-z_]+(\/[A-Za-z_+-]+)*$/)
            .default('UTC')
            .describe('Time zone of the clock in the picture, for instance Asia/Seoul.'),
        })
        .describe('A picture of the cluster, read only.'),
    ])
    .optional(),
  efsCsiDriver: z
    .union([off, z.strictObject({}).describe('Amazon EFS volumes: EKS add-on and its role.')])
    .optional(),
});
export type Components = z.output<typeof ComponentsSchema>;
