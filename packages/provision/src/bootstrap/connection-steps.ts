import {
  contains,
  isExistingVpc,
  isStackVpc,
  type ClusterModel,
  type Network,
  type Peer,
} from '@nodeless/sources';
import { CLOSE, opensForCreation } from './endpoint-steps.ts';
import { commandLine, inlineCommand, type Word } from './shell.ts';
import type { BootstrapStep } from './step.ts';

type Way = Peer['via'] | NonNullable<Network['endpoint']['access']>['via'];

/**
 * What whoever runs the network makes.
 * Sources: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html,
 * https://docs.aws.amazon.com/vpc/latest/peering/working-with-vpc-peering.html,
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/SetUpVPNConnections.html,
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html,
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html
 */
const MADE_OUTSIDE: { readonly [way in Way]: string } = {
  'transit-gateway': 'attach the VPC to the transit gateway, with one private subnet of each zone',
  'vpc-peering': 'make a peering connection between the two VPCs, and accept it on the other side',
  vpn: 'connect the VPN: a virtual private gateway of the VPC, a transit gateway, or a Client VPN endpoint with a target network in each zone',
  'direct-connect':
    'associate the Direct Connect gateway with a virtual private gateway of the VPC, or with a transit gateway that the VPC is attached to',
  bastion: 'start the bastion host in the VPC, or in a network that reaches it',
  'session-manager':
    'start an instance in a private subnet whose role has AmazonSSMManagedInstanceCore, so that Session Manager reaches it',
};

const HOSTS: readonly Way[] = ['bastion', 'session-manager'];

/** True when the VPC is there before the cluster, and so can be connected before it. */
export function isVpcFirst({ vpc }: Network): boolean {
  return isExistingVpc(vpc) || isStackVpc(vpc);
}

/**
 * What connects the VPC with people and peers is made outside of this repository. Where the API server answers inside the
 * VPC only, eksctl does not get through without it.
 */
export function connectionSteps(model: ClusterModel): BootstrapStep[] {
  const { network } = model.spec;
  const ways = waysOf(network);
  if (ways.length === 0) return [];
  const onlyHosts = ways.every((way) => HOSTS.includes(way));
  return [
    {
      title: onlyHosts
        ? 'Make the host that leads into the VPC'
        : 'Connect the VPC with the networks beyond it',
      why: [
        `${nobody(network)} ${sentence(ways.map((way) => MADE_OUTSIDE[way]))}`,
        ...(onlyHosts ? [] : [routes(network)]),
        before(model),
      ].join(' '),
      command: onlyHosts ? hosts(model) : routeTables(model),
    },
  ];
}

function waysOf({ peers, endpoint }: Network): Way[] {
  const { access } = endpoint;
  return [...new Set([...(access === undefined ? [] : [access.via]), ...peers.map(({ via }) => via)])];
}

function nobody({ vpc }: Network): string {
  return isExistingVpc(vpc)
    ? 'Nothing in this repository makes it; a VPC that exists may have it already.'
    : 'Nothing in this repository makes it.';
}

function sentence(parts: readonly string[]): string {
  const text = parts.join('; ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** Both ways: the control plane answers from its own subnets, and the other side has to find the VPC. */
function routes(network: Network): string {
  const there = blocksBeyond(network);
  const here = network.vpc.cidr ?? 'its blocks';
  const target =
    there.length === 0 ? 'the addresses of people, where they are not of the VPC' : there.join(', ');
  const tables = hasControlPlaneSubnets(network) ? ', those of the control-plane subnets too,' : '';
  return `All route tables of the VPC${tables} must lead to ${target}, and the other side to ${here}.`;
}

function hasControlPlaneSubnets({ vpc }: Network): boolean {
  return isExistingVpc(vpc) ? vpc.subnets.controlPlane !== undefined : isStackVpc(vpc);
}

/** Blocks of peers, and of people who are in none of them. */
function blocksBeyond(network: Network): string[] {
  const ofPeers = network.peers.flatMap(({ cidrs }) => cidrs);
  const known = [...(network.vpc.cidr === undefined ? [] : [network.vpc.cidr]), ...ofPeers];
  const ofPeople = (network.endpoint.access?.cidrs ?? []).filter(
    (cidr) => !known.some((block) => contains(block, cidr)),
  );
  return [...ofPeers, ...ofPeople];
}

function before({ spec }: ClusterModel): string {
  if (opensForCreation(spec)) {
    return `All of it must be there before the step "${CLOSE}", after which the API server answers inside the VPC only.`;
  }
  return isVpcFirst(spec.network) && spec.network.endpoint.public === false
    ? 'All of it must be there before the cluster is made: eksctl waits for an API server that answers inside the VPC only.'
    : 'It may be done later, but what needs these networks does not work before.';
}

/** Where each route of the VPC leads. */
function routeTables(model: ClusterModel): string {
  return commandLine(
    ...['aws', 'ec2', 'describe-route-tables', '--region', model.spec.region],
    '--filters',
    ofVpc(model),
    '--query',
    'RouteTables[].Routes[].[DestinationCidrBlock,State,GatewayId||NatGatewayId||TransitGatewayId||VpcPeeringConnectionId]',
    ...['--output', 'text'],
  );
}

/** The instances in the VPC that run. */
function hosts(model: ClusterModel): string {
  return commandLine(
    ...['aws', 'ec2', 'describe-instances', '--region', model.spec.region],
    '--filters',
    ofVpc(model),
    'Name=instance-state-name,Values=running',
    ...['--query', 'Reservations[].Instances[].[InstanceId,SubnetId,PrivateIpAddress]'],
    ...['--output', 'text'],
  );
}

/** The VPC by its id, which AWS knows of a cluster whose VPC eksctl made. */
function ofVpc({ spec, facts }: ClusterModel): Word {
  const { vpc } = spec.network;
  const id = isExistingVpc(vpc) ? vpc.id : facts.vpcId;
  if (id !== undefined) return `Name=vpc-id,Values=${id}`;
  const lookUp = inlineCommand(
    ...['aws', 'eks', 'describe-cluster', '--region', spec.region, '--name', spec.name],
    ...['--query', 'cluster.resourcesVpcConfig.vpcId', '--output', 'text'],
  );
  return { shell: `"Name=vpc-id,Values=$(${lookUp})"` };
}
