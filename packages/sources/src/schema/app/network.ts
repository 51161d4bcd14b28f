import { dnsLabel, refuse, stringOf } from '@nodeless/catalogue/schema';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { PortReference } from './references.ts';

/** Source: ValidateIPBlock of pkg/apis/networking/validation/validation.go and StrictIPCIDRValidation, Kubernetes v1.36 */
const Block = z
  .string()
  .check(
    refuse('network/invalid-cidr', (text) => {
      if (!ipaddr.isValidCIDR(text))
        return { message: `${JSON.stringify(text)} is not a CIDR block`, hint: 'write it like 10.20.0.0/16' };
      const [address, prefix] = ipaddr.parseCIDR(text);
      const kind = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
      const first = kind.networkAddressFromCIDR(text).toString();
      if (first === address.toString()) return undefined;
      return {
        message: `${JSON.stringify(text)} does not start at the first address of its block`,
        hint: `write ${first}/${prefix}`,
      };
    }),
  )
  .meta({ examples: ['10.20.0.0/16'] });

/** True when every address of `inner` is in `outer`, and `outer` has more. Both are valid blocks. */
export function isWithin(inner: string, outer: string): boolean {
  const [address, prefix] = ipaddr.parseCIDR(inner);
  const [network, length] = ipaddr.parseCIDR(outer);
  return address.kind() === network.kind() && prefix > length && address.match([network, length]);
}

const block = {
  cidr: Block.describe('Addresses outside the cluster, or of the VPC.'),
  except: z
    .array(Block)
    .default([])
    .describe('Blocks inside of it that are left out. Default: none.')
    .meta({ examples: [['10.20.5.0/24']] }),
};

const blockProblem = refuse<{ cidr: string; except: string[] }>(
  'spec/conflict',
  ({ cidr, except }) => {
    const outside = except.find((one) => !isWithin(one, cidr));
    return outside === undefined ? undefined : `${outside} is not inside ${cidr}`;
  },
  'write smaller blocks inside of it, or leave it out',
);

const Namespace = dnsLabel()
  .describe('All pods of this namespace.')
  .meta({ examples: ['monitoring'] });
const AppName = stringOf(/./, 'a name of an app', 'the name of an app of the cluster').meta({
  examples: ['web'],
});

const ownPorts = z
  .array(PortReference)
  .min(1)
  .optional()
  .describe('Names of ports of the app. Default: all of its ports.')
  .meta({ examples: [['http']] });

const number = z.int().min(1).max(65_535);

const Port = z.xor([
  number,
  z
    .strictObject({
      port: number.describe('Port.').meta({ examples: [8000] }),
      endPort: number
        .optional()
        .describe('Last port of a range. Default: this port alone.')
        .meta({ examples: [8010] }),
      protocol: z.enum(['TCP', 'UDP', 'SCTP']).default('TCP').describe('Default: TCP.'),
    })
    .check(
      refuse(
        'spec/conflict',
        ({ port, endPort }) =>
          endPort !== undefined && endPort < port ? 'endPort is before port' : undefined,
        'write the larger number as endPort',
      ),
    ),
]);

const ports = z
  .array(Port)
  .min(1)
  .optional()
  .describe('Ports of TCP, or ports with a protocol. Default: all.')
  .meta({ examples: [[5432]] });

const Accepts = z.xor([
  z.literal('loadBalancer'),
  z.strictObject({ app: AppName.describe('Pods of this app.'), ports: ownPorts }),
  z.strictObject({ namespace: Namespace, ports: ownPorts }),
  z.strictObject({ ...block, ports: ownPorts }).check(blockProblem),
]);
export type AcceptedPeer = z.output<typeof Accepts>;

const Reaches = z.xor([
  z.enum(['aws', 'internet']),
  z.strictObject({
    app: AppName.describe('Pods of this app.'),
    ports: z
      .array(PortReference)
      .min(1)
      .optional()
      .describe('Names of ports of that app. Default: all of its ports.')
      .meta({ examples: [['http']] }),
  }),
  z.strictObject({ namespace: Namespace, ports }),
  z.strictObject({ ...block, ports }).check(blockProblem),
]);
export type ReachedPeer = z.output<typeof Reaches>;

/** What the pods of an app may talk to. Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export const AppNetworkSchema = z
  .strictObject({
    accepts: z
      .array(Accepts)
      .optional()
      .describe(
        'Who may connect: apps, namespaces, address blocks, and loadBalancer for that of expose (of an ALB the addresses of the VPC where they are known, of an NLB any, since it may keep those of its clients). [] is nobody. Probes always come through. Default: everybody.',
      )
      .meta({ examples: [['loadBalancer', { app: 'web', ports: ['http'] }]] }),
    reaches: z
      .array(Reaches)
      .optional()
      .describe(
        'What the pods connect to: apps, namespaces, address blocks; aws for its services (port 443 anywhere, and the agent of Pod Identity), internet for every public address. DNS is always reached. Default: everything.',
      )
      .meta({ examples: [[{ app: 'orders' }, { cidr: '10.20.0.0/16', ports: [5432] }, 'aws']] }),
  })
  .check(
    refuse(
      'spec/missing-key',
      ({ accepts, reaches }) =>
        accepts === undefined && reaches === undefined
          ? 'neither accepts nor reaches limits anything'
          : undefined,
      'write accepts or reaches, or take network away',
    ),
  )
  .describe(
    'A NetworkPolicy. The VPC CNI enforces it for pods on nodes where addons.vpc-cni.configuration.enableNetworkPolicy is "true", EKS Auto Mode where its NodeClasses have networkPolicy; never on Fargate. Default: none, everything is allowed.',
  );
