import { SUBNET_ROLES, type ClusterSpec, type PlannedSubnet, type StackVpc } from '@nodeless/sources';
import { getAtt, type TemplateResource } from '../statement.ts';
import { INTERNET_GATEWAY, INTERNET_GATEWAY_ATTACHMENT, ref, routeTableName, VPC } from './names.ts';
import { namedTags } from './tags.ts';

type Resources = { [logicalName: string]: TemplateResource };

export const IPV6_BLOCK = 'Ipv6Block';
const EGRESS_ONLY_GATEWAY = 'EgressOnlyInternetGateway';
const EVERYWHERE = '::/0';

/** Amazon gives a /56, which holds 256 blocks of this size: the only size that a subnet can have. */
const SUBNET_PREFIX_BITS = 64;

/** Places that each role keeps, so that a zone that is added, or a role that is not made, moves no subnet. */
const PLACES_OF_A_ROLE = 16;

/**
 * What the VPC of an IPv6 cluster has beside IPv4: a block from Amazon, and ways out for it. Private subnets have an
 * egress-only gateway where the VPC has an internet gateway, whatever NAT there is for IPv4; that of a fully private cluster
 * has none. Neither DNS64 nor NAT64: pods reach IPv4 addresses with that of their node, and names that DNS64 had
 * translated would lead past the VPC endpoints to the NAT gateway.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html,
 * https://github.com/eksctl-io/eksctl/blob/v0.230.0/pkg/cfn/builder/vpc_ipv6.go
 */
export function ipv6(spec: ClusterSpec, { zones, internetGateway }: StackVpc): Resources {
  if (!hasIpv6(spec)) return {};
  const block: Resources = {
    [IPV6_BLOCK]: {
      Type: 'AWS::EC2::VPCCidrBlock',
      Properties: { VpcId: ref(VPC), AmazonProvidedIpv6CidrBlock: true },
    },
  };
  if (!internetGateway) return block;
  const privateRoutes = zones.map((zone) => {
    const table = routeTableName({ role: 'private', zone });
    return [
      table.replace('RouteTable', 'Ipv6DefaultRoute'),
      {
        Type: 'AWS::EC2::Route',
        Properties: {
          RouteTableId: ref(table),
          DestinationIpv6CidrBlock: EVERYWHERE,
          EgressOnlyInternetGatewayId: ref(EGRESS_ONLY_GATEWAY),
        },
      },
    ] as const;
  });
  return {
    ...block,
    [EGRESS_ONLY_GATEWAY]: {
      Type: 'AWS::EC2::EgressOnlyInternetGateway',
      Properties: { VpcId: ref(VPC), Tags: namedTags(spec, EGRESS_ONLY_GATEWAY) },
    },
    PublicIpv6DefaultRoute: {
      Type: 'AWS::EC2::Route',
      DependsOn: INTERNET_GATEWAY_ATTACHMENT,
      Properties: {
        RouteTableId: ref('PublicRouteTable'),
        DestinationIpv6CidrBlock: EVERYWHERE,
        GatewayId: ref(INTERNET_GATEWAY),
      },
    },
    ...Object.fromEntries(privateRoutes),
  };
}

export function hasIpv6({ network }: ClusterSpec): boolean {
  return network.ipFamily === 'IPv6';
}

/**
 * The /64 of a subnet. Nodes, pods and the control plane need an address by themselves; load balancers take one where they
 * are told to, and whatever else starts in a public subnet shall not be on the internet unasked.
 */
export function ipv6Properties(
  { zones }: StackVpc,
  { role, zone }: PlannedSubnet,
  publicNodes: boolean,
): object {
  const index = SUBNET_ROLES.indexOf(role) * PLACES_OF_A_ROLE + zones.indexOf(zone);
  const block = { 'Fn::Select': [0, getAtt(VPC, 'Ipv6CidrBlocks')] };
  const count = SUBNET_ROLES.length * PLACES_OF_A_ROLE;
  return {
    Ipv6CidrBlock: { 'Fn::Select': [index, { 'Fn::Cidr': [block, count, SUBNET_PREFIX_BITS] }] },
    AssignIpv6AddressOnCreation: role !== 'public' || publicNodes,
  };
}
