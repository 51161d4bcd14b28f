import { cidrBlock, dnsLabel } from '@nodeless/catalogue/schema';
import { z } from 'zod';

const Peer = z.strictObject({
  name: dnsLabel()
    .describe('What people call the network.')
    .meta({ examples: ['company'] }),
  via: z
    .enum(['vpc-peering', 'transit-gateway', 'vpn', 'direct-connect'])
    .describe('What connects the two networks. It is made outside of this repository.'),
  cidrs: z
    .array(cidrBlock(8))
    .min(1)
    .describe(
      'The blocks that the network has, /8 to /32, and no more: they are not those of a route that sums up several.',
    )
    .meta({ examples: [['10.8.0.0/16', '192.168.0.0/20']] }),
});

/** Networks that the VPC is connected with, beside the internet. */
export const PeersSchema = z
  .array(Peer)
  .default([])
  .describe(
    'Networks that the VPC is connected with. Their blocks share no address with the VPC, with Services (also where EKS chooses the block) and with each other. Shown in the address plan and in the bootstrap steps. Default: none.',
  )
  .meta({ examples: [[{ name: 'company', via: 'transit-gateway', cidrs: ['10.8.0.0/16'] }]] });
export type Peer = z.output<typeof Peer>;
