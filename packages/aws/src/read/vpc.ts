import type { EC2Client, RouteTable, Subnet, Tag, Vpc } from '@aws-sdk/client-ec2';
import { sortedBy } from '@nodeless/core';
import type { AwsClients } from '../connect.ts';
import type { LiveSecurityGroup, LiveSubnet, LiveVpc, Tags } from '../live-cluster.ts';
import { allPages } from '../pages.ts';
import { needed, present } from '../present.ts';
import { tagsOf } from './parts.ts';

/**
 * The VPC of a cluster with all its subnets, and the named security groups.
 *
 * @throws AwsError when EC2 does not answer, or knows no such VPC
 */
export async function readVpc(
  clients: AwsClients,
  vpcId: string,
  groupIds: readonly string[],
): Promise<LiveVpc> {
  const ec2 = await clients.ec2();
  const [vpc, subnets, securityGroups] = await Promise.all([
    readOneVpc(clients, ec2, vpcId),
    readSubnets(clients, ec2, vpcId),
    groupIds.length === 0 ? [] : readSecurityGroups(clients, ec2, groupIds),
  ]);
  return {
    id: vpcId,
    cidrs: vpcCidrs(vpc),
    ipv6Cidrs: (vpc.Ipv6CidrBlockAssociationSet ?? []).flatMap(({ Ipv6CidrBlock }) => Ipv6CidrBlock ?? []),
    tags: ec2Tags(vpc.Tags),
    subnets,
    securityGroups,
  };
}

async function readOneVpc({ call }: AwsClients, ec2: EC2Client, vpcId: string): Promise<Vpc> {
  const { DescribeVpcsCommand } = await import('@aws-sdk/client-ec2');
  const action = 'ec2:DescribeVpcs';
  const { Vpcs } = await call(action, `VPC ${vpcId}`, (abort) =>
    ec2.send(new DescribeVpcsCommand({ VpcIds: [vpcId] }), abort),
  );
  return needed(Vpcs?.[0], action, `VPC ${vpcId}`);
}

function vpcCidrs({ CidrBlock, CidrBlockAssociationSet }: Vpc): string[] {
  const others = (CidrBlockAssociationSet ?? [])
    .filter(({ CidrBlockState }) => CidrBlockState?.State !== 'disassociated')
    .flatMap((one) => one.CidrBlock ?? []);
  const first = CidrBlock === undefined ? [] : [CidrBlock];
  return [...first, ...others.filter((cidr) => cidr !== CidrBlock).sort()];
}

async function readSubnets(clients: AwsClients, ec2: EC2Client, vpcId: string): Promise<LiveSubnet[]> {
  const { DescribeRouteTablesCommand, DescribeSubnetsCommand } = await import('@aws-sdk/client-ec2');
  const filter = { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] };
  const all = async <P extends { NextToken?: string | undefined }, T>(
    action: string,
    ask: (page: { NextToken?: string }, abort: { abortSignal: AbortSignal }) => Promise<P>,
    itemsOf: (page: P) => readonly T[] | undefined,
  ) =>
    allPages(
      action,
      async ({ nextToken }) => {
        const page = nextToken === undefined ? {} : { NextToken: nextToken };
        const answer = await clients.call(action, `VPC ${vpcId}`, (abort) => ask(page, abort));
        return { answer, nextToken: answer.NextToken };
      },
      ({ answer }) => itemsOf(answer),
    );
  const [subnets, tables] = await Promise.all([
    all(
      'ec2:DescribeSubnets',
      (page, abort) => ec2.send(new DescribeSubnetsCommand({ ...filter, ...page }), abort),
      (page) => page.Subnets,
    ),
    all(
      'ec2:DescribeRouteTables',
      (page, abort) => ec2.send(new DescribeRouteTablesCommand({ ...filter, ...page }), abort),
      (page) => page.RouteTables,
    ),
  ]);
  const isPublic = publicSubnets(tables);
  return sortedBy(
    subnets.map((subnet) => toSubnet(subnet, isPublic)),
    ({ id }) => id,
  );
}

/** A subnet without a table of its own takes the main one of the VPC. */
function publicSubnets(tables: readonly RouteTable[]): (subnetId: string) => boolean {
  const own = new Map<string, boolean>();
  let main = false;
  for (const { Routes, Associations } of tables) {
    const toInternet = (Routes ?? []).some(({ GatewayId }) => GatewayId?.startsWith('igw-') === true);
    for (const { SubnetId, Main } of Associations ?? []) {
      if (SubnetId !== undefined) own.set(SubnetId, toInternet);
      if (Main === true) main = toInternet;
    }
  }
  return (id) => own.get(id) ?? main;
}

function toSubnet(subnet: Subnet, isPublic: (id: string) => boolean): LiveSubnet {
  const action = 'ec2:DescribeSubnets';
  const id = needed(subnet.SubnetId, action, 'SubnetId');
  return present({
    id,
    zone: needed(subnet.AvailabilityZone, action, 'AvailabilityZone'),
    cidr: needed(subnet.CidrBlock, action, 'CidrBlock'),
    ipv6Cidr: (subnet.Ipv6CidrBlockAssociationSet ?? []).find(
      ({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State !== 'disassociated',
    )?.Ipv6CidrBlock,
    freeAddresses: subnet.AvailableIpAddressCount ?? 0,
    public: isPublic(id),
    mapPublicIp: subnet.MapPublicIpOnLaunch ?? false,
    tags: ec2Tags(subnet.Tags),
  });
}

async function readSecurityGroups(
  { call }: AwsClients,
  ec2: EC2Client,
  groupIds: readonly string[],
): Promise<LiveSecurityGroup[]> {
  const { DescribeSecurityGroupsCommand } = await import('@aws-sdk/client-ec2');
  const action = 'ec2:DescribeSecurityGroups';
  const { SecurityGroups } = await call(action, `security groups ${groupIds.join(', ')}`, (abort) =>
    ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [...groupIds] }), abort),
  );
  const groups = (SecurityGroups ?? []).map(({ GroupId, GroupName, Tags: tags }) => ({
    id: needed(GroupId, action, 'GroupId'),
    name: needed(GroupName, action, 'GroupName'),
    tags: ec2Tags(tags),
  }));
  return sortedBy(groups, ({ id }) => id);
}

function ec2Tags(tags: readonly Tag[] | undefined): Tags {
  return tagsOf(Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])));
}
