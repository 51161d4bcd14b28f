import {
  AlbGatewayClassSchema,
  AlbGatewaySchema,
  NlbGatewayClassSchema,
  NlbGatewaySchema,
} from '@nodeless/contracts/gateway';
import { dnsLabel } from '@nodeless/catalogue/schema';
import { z } from 'zod';

/** Namespace of Gateways that name none. */
export const GATEWAY_NAMESPACE = 'gateways';

const prefer = z
  .enum(['class', 'gateway'])
  .optional()
  .describe('Whose value counts where a Gateway says the same. Default: class.');

/** Classes of Gateways beside those that are always there, by name. */
export const GatewayClassesSchema = z
  .record(
    dnsLabel(),
    z
      .xor([
        z.strictObject({ alb: AlbGatewayClassSchema.describe('Application Load Balancers.'), prefer }),
        z.strictObject({ nlb: NlbGatewayClassSchema.describe('Network Load Balancers.'), prefer }),
      ])
      .describe('A class, and what all load balancers of it have.'),
  )
  .default({})
  .describe(
    'Classes of Gateways beside alb and nlb, by name: a Gateway names its own with class. Default: none.',
  )
  .meta({ examples: [{ internal: { alb: { scheme: 'internal' } } }] });

const Common = {
  class: dnsLabel()
    .optional()
    .describe('A class of gatewayClasses, of the same kind of load balancer. Default: alb or nlb.')
    .meta({ examples: ['internal'] }),
  namespace: dnsLabel().default(GATEWAY_NAMESPACE).describe(`Its namespace. Default: ${GATEWAY_NAMESPACE}.`),
  namespaces: z
    .xor([z.literal('all'), z.array(dnsLabel()).min(1)])
    .optional()
    .describe(
      'Namespaces whose routes may use it, or all: who may, decides over its hosts and paths too. Default: its own.',
    )
    .meta({ examples: [['web', 'shop']] }),
};

/** Gateways, by name. */
export const GatewaysSchema = z
  .record(
    dnsLabel(),
    z
      .xor([
        z.strictObject({
          alb: AlbGatewaySchema.describe('An Application Load Balancer, for HTTPRoutes and GRPCRoutes.'),
          ...Common,
        }),
        z.strictObject({
          nlb: NlbGatewaySchema.describe('A Network Load Balancer, for TLSRoutes, TCPRoutes and UDPRoutes.'),
          ...Common,
        }),
      ])
      .describe('A Gateway, which is one load balancer.'),
  )
  .default({})
  .describe(
    'Load balancers that apps share by routes of the Gateway API, by name: an app leads to one with expose.routes. They need gatewayApi: true of the controller that makes them. Default: none.',
  )
  .meta({
    examples: [
      { public: { alb: { listeners: { http: { port: 80, protocol: 'HTTP' } } }, namespaces: 'all' } },
    ],
  });
export type GatewaySpec = z.output<typeof GatewaysSchema>[string];
