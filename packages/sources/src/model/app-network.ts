import type { AppSpec } from '../schema/app.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { isExistingVpc, isStackVpc, type Network } from '../schema/network.ts';

/** Every address of the family that pods have. The VPC CNI ignores blocks of the other one. */
export function anyAddress({ ipFamily }: Pick<Network, 'ipFamily'>): string {
  return ipFamily === 'IPv6' ? '::/0' : '0.0.0.0/0';
}

/**
 * Where the requests of an app's load balancer come from. An ALB has addresses in the VPC; an NLB may keep those of its
 * clients. AWS chooses the IPv6 block of a VPC.
 * Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export function loadBalancerBlocks({ network }: ClusterSpec, { expose }: AppSpec): string[] {
  const isAlb = expose !== undefined && 'alb' in expose;
  const known = network.ipFamily === 'IPv4' && isAlb ? vpcBlocks(network) : undefined;
  return known ?? [anyAddress(network)];
}

/** The IPv4 blocks of the VPC; undefined where its sources do not say them. */
function vpcBlocks({ vpc }: Network): string[] | undefined {
  if (isStackVpc(vpc)) return vpc.podCidr === undefined ? [vpc.cidr] : [vpc.cidr, vpc.podCidr];
  if (!isExistingVpc(vpc)) return [vpc.cidr];
  const subnets = [...vpc.subnets.private, ...vpc.subnets.public].map(({ cidr }) => cidr);
  // A VPC may have more blocks than the one that is written.
  return subnets.every((cidr) => cidr !== undefined) ? [...new Set(subnets)].sort() : undefined;
}
