import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../issue.ts';
import { AlbOptionsSchema } from '../load-balancer/alb-options.ts';
import { NlbOptionsSchema } from '../load-balancer/nlb-options.ts';
import { flag, item, keyed, list, matching } from '../load-balancer/options.ts';
import { AlbListenersSchema, NlbListenersSchema } from './listeners.ts';

const alb = AlbOptionsSchema.shape;
const nlb = NlbOptionsSchema.shape;

const subnets = list(
  matching(/^subnet-[0-9a-f]+$/, 'subnet-0123456789abcdef0', 'A subnet.'),
  "Subnets of the load balancer, one a zone. Default: found by the subnets' role tags.",
);

const subnetTags = keyed(
  /^\S(.*\S)?$/,
  'tier',
  list(item('A value.', 'public'), 'Values, of which a subnet has one.'),
  'Subnets by their tags, all of them, instead of subnets.',
);

const albOptions = z
  .strictObject({
    scheme: alb.scheme,
    name: alb.name,
    ipAddressType: alb.ipAddressType,
    subnets,
    subnetTags,
    securityGroups: alb.securityGroups,
    manageBackendSecurityGroupRules: alb.manageBackendSecurityGroupRules,
    inboundCidrs: alb.inboundCidrs,
    securityGroupPrefixLists: alb.securityGroupPrefixLists,
    customerOwnedIpv4Pool: alb.customerOwnedIpv4Pool,
    ipamIpv4PoolId: alb.ipamIpv4PoolId,
    attributes: alb.attributes,
    webAclArn: matching(
      /^arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional\/webacl\/\S+$/,
      'arn:aws:wafv2:ap-northeast-2:111122223333:regional/webacl/web/1234abcd-12ab-34cd-56ef-1234567890ab',
      'Regional web ACL of AWS WAF.',
    ),
    shield: flag('Whether AWS Shield Advanced protects the load balancer.'),
    tags: alb.tags,
    minimumCapacityUnits: alb.minimumCapacityUnits,
  })
  .partial();

const nlbOptions = z
  .strictObject({
    scheme: nlb.scheme,
    name: nlb.name,
    ipAddressType: nlb.ipAddressType,
    subnets,
    subnetTags,
    eipAllocations: nlb.eipAllocations,
    privateIpv4Addresses: nlb.privateIpv4Addresses,
    ipv6Addresses: nlb.ipv6Addresses,
    sourceNatIpv6Prefixes: nlb.sourceNatIpv6Prefixes.describe('Prefixes for source NAT, one a subnet.'),
    securityGroups: nlb.securityGroups,
    manageBackendSecurityGroupRules: nlb.manageBackendSecurityGroupRules,
    disableSecurityGroups: nlb.disableSecurityGroups,
    sourceRanges: nlb.sourceRanges,
    securityGroupPrefixLists: nlb.securityGroupPrefixLists,
    inboundRulesOnPrivateLinkTraffic: nlb.inboundRulesOnPrivateLinkTraffic,
    icmpForPathMtuDiscovery: nlb.icmpForPathMtuDiscovery,
    attributes: nlb.attributes,
    tags: nlb.tags,
    minimumCapacityUnits: nlb.minimumCapacityUnits,
  })
  .partial();

/** How a GatewayClass and a Gateway shape an Application Load Balancer. */
export const AlbGatewayClassSchema = albOptions.check(codedCheck(subnetProblems));
export const AlbGatewaySchema = albOptions
  .extend({ listeners: AlbListenersSchema })
  .check(codedCheck(subnetProblems));

/** The same of a Network Load Balancer. */
export const NlbGatewayClassSchema = nlbOptions.check(codedCheck(subnetProblems));
export const NlbGatewaySchema = nlbOptions
  .extend({ listeners: NlbListenersSchema })
  .check(codedCheck(subnetProblems));

export type AlbGatewayOptions = z.output<typeof AlbGatewayClassSchema>;
export type NlbGatewayOptions = z.output<typeof NlbGatewayClassSchema>;

interface Subnetted {
  readonly subnets?: readonly string[] | undefined;
  readonly subnetTags?: unknown;
  readonly eipAllocations?: readonly unknown[] | undefined;
  readonly privateIpv4Addresses?: readonly unknown[] | undefined;
  readonly ipv6Addresses?: readonly unknown[] | undefined;
  readonly sourceNatIpv6Prefixes?: readonly unknown[] | undefined;
}

const OF_SUBNETS = [
  'eipAllocations',
  'privateIpv4Addresses',
  'ipv6Addresses',
  'sourceNatIpv6Prefixes',
] as const;

/** Addresses stand with their subnets: `loadBalancerSubnets` of a LoadBalancerConfiguration. */
function* subnetProblems(options: Subnetted): Iterable<CodedIssue> {
  const { subnets: ids, subnetTags: tags } = options;
  if (ids !== undefined && tags !== undefined) {
    const message = 'subnetTags are ignored when subnets are named';
    yield { code: 'spec/conflict', message, hint: 'remove one of them', path: ['subnetTags'] };
  }
  for (const key of OF_SUBNETS) {
    const count = options[key]?.length;
    if (count === undefined || count === ids?.length) continue;
    const message = `${key} has ${count} values for ${ids?.length ?? 'no'} subnets`;
    yield { code: 'spec/conflict', message, hint: 'write subnets, and one value for each', path: [key] };
  }
}
