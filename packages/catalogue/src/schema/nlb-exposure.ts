import { NlbOptionsSchema } from '@nodeless/contracts/load-balancer';
import { HostName } from './primitives.ts';

/** How a Service is reached from outside through a Network Load Balancer. */
export const NlbExposureSchema = NlbOptionsSchema.extend({
  hostname: HostName.optional().describe(
    'DNS name that ExternalDNS keeps on the load balancer, or *.example.com for all below. Default: none.',
  ),
});
