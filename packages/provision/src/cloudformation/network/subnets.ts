import {
  addressPlan,
  stackSubnetTags,
  type ClusterSpec,
  type PlannedSubnet,
  type StackVpc,
} from '@nodeless/sources';
import type { TemplateResource } from '../statement.ts';
import { namedTags } from './tags.ts';
import { hasIpv6, IPV6_BLOCK, ipv6Properties } from './ipv6.ts';
import { POD_BLOCK, ref, routeTableName, subnetName, VPC } from './names.ts';

type Resources = { [logicalName: string]: TemplateResource };

/**
 * The subnets of the plan, their route tables, and which belongs to which.
 *
 * @param publicNodes nodes are to be in public subnets. EKS makes no node group in one that gives its nodes no public
 * address; nothing else gets one unasked. Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html (subnet
 * requirements for nodes)
 */
export function subnets(spec: ClusterSpec, vpc: StackVpc, publicNodes: boolean): Resources {
  const plan = addressPlan(vpc);
  const tables = [...new Set(plan.map(routeTableName))];
  return {
    ...podBlock(vpc),
    ...Object.fromEntries(
      tables.map((table) => [
        table,
        { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref(VPC), Tags: namedTags(spec, table) } },
      ]),
    ),
    ...Object.fromEntries(
      plan.flatMap((subnet) => Object.entries(subnetResources(spec, vpc, subnet, publicNodes))),
    ),
  };
}

function podBlock({ podCidr }: StackVpc): Resources {
  if (podCidr === undefined) return {};
  return {
    [POD_BLOCK]: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref(VPC), CidrBlock: podCidr } },
  };
}

function subnetResources(
  spec: ClusterSpec,
  vpc: StackVpc,
  subnet: PlannedSubnet,
  publicNodes: boolean,
): Resources {
  const name = subnetName(subnet);
  return {
    [name]: {
      Type: 'AWS::EC2::Subnet',
      // Nothing else tells CloudFormation that the VPC has the block only then.
      ...(subnet.role === 'pods' ? { DependsOn: POD_BLOCK } : hasIpv6(spec) ? { DependsOn: IPV6_BLOCK } : {}),
      Properties: {
        VpcId: ref(VPC),
        AvailabilityZone: subnet.zone,
        CidrBlock: subnet.cidr,
        ...(hasIpv6(spec) ? ipv6Properties(vpc, subnet, publicNodes) : {}),
        MapPublicIpOnLaunch: subnet.role === 'public' && publicNodes,
        Tags: namedTags(spec, name, stackSubnetTags(subnet.role, spec.name)),
      },
    },
    [`${name}Routes`]: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: ref(name), RouteTableId: ref(routeTableName(subnet)) },
    },
  };
}
