import { KEEPS_RECORDS } from '@nodeless/catalogue';
import { AlbOptionsSchema } from '@nodeless/contracts/load-balancer';
import { AlbHostName, dnsLabel, HostName, NlbExposureSchema } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { RulesSchema } from './expose-paths.ts';
import { RouteTargetGroup, RoutesSchema } from './expose-routes.ts';

/** Fields of the Service. Source: https://kubernetes.io/docs/concepts/services-networking/service/ */
const ServiceOptionsSchema = z
  .strictObject({
    headless: z
      .boolean()
      .describe('No address of its own: DNS answers with the addresses of the pods. Default: false.'),
    publishNotReadyAddresses: z
      .boolean()
      .describe('Whether pods get requests before they are ready, to find each other. Default: false.'),
    sessionAffinitySeconds: z
      .int()
      .min(1)
      .max(86_400)
      .describe(
        'Seconds that requests of one client address go to the same pod. Does not count behind a load balancer with ip targets. Default: no affinity.',
      )
      .meta({ examples: [10_800] }),
    internalTrafficPolicy: z
      .enum(['Cluster', 'Local'])
      .describe('Local: only pods on the node that asks. Default: Cluster.'),
    externalTrafficPolicy: z
      .enum(['Cluster', 'Local'])
      .describe(
        'Local: nodes send what a load balancer with instance targets gives them to their own pods alone, which see the address of the client. Default: Cluster.',
      ),
    trafficDistribution: z
      .enum(['PreferClose'])
      .describe('PreferClose: pods in the same zone come first. Default: all pods alike.'),
  })
  .partial();

const Common = {
  service: ServiceOptionsSchema.optional().describe(
    'How the Service spreads requests. Default: as Kubernetes does.',
  ),
};

const LoadBalanced = {
  ...Common,
  readinessGates: z
    .boolean()
    .optional()
    .describe(
      'Whether new pods of the namespace become ready only when their load balancer finds them healthy, so that a rollout waits for it. Only for ip targets. Default: false.',
    ),
};

const AlbExposureSchema = AlbOptionsSchema.extend({
  host: AlbHostName.optional().describe(
    `Host of the only rule, for all paths and the first port, or *.example.com for all below; ${KEEPS_RECORDS} keeps it on the load balancer. Default: what rules say.`,
  ),
  rules: RulesSchema.optional(),
  class: dnsLabel()
    .optional()
    .describe(
      'A class of ingressClasses of the cluster, which declares the load balancer; what it says counts before what stands here. Default: alb.',
    )
    .meta({ examples: ['public'] }),
  dnsNames: z
    .array(HostName)
    .min(1)
    .optional()
    .describe(
      `DNS names that ${KEEPS_RECORDS} keeps on the load balancer beside the hosts of rules. Default: none.`,
    )
    .meta({ examples: [['web.example.com']] }),
}).describe('An Application Load Balancer.');

/** How an app is reached. */
export const ExposeSchema = z
  .xor([
    z.strictObject({ nlb: NlbExposureSchema.describe('A Network Load Balancer.'), ...LoadBalanced }),
    z.strictObject({ alb: AlbExposureSchema, ...LoadBalanced }),
    z.strictObject({ routes: RoutesSchema, targetGroup: RouteTargetGroup.optional(), ...LoadBalanced }),
    z.strictObject({ service: ServiceOptionsSchema.describe('How the Service spreads requests.') }),
  ])
  .describe(
    'How the app is reached: through a load balancer, through routes to one that apps share, or what its Service is like. Default: a Service inside the cluster.',
  );
export type Expose = z.output<typeof ExposeSchema>;
export type AlbExposure = Extract<Expose, { alb: unknown }>['alb'];
export type ServiceOptions = z.output<typeof ServiceOptionsSchema>;
