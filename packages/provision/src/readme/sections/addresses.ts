import {
  addressLedger,
  interfaceEndpointServices,
  isStackVpc,
  serviceBlock,
  type AddressLedgerInput,
  type ClusterSpec,
  type Peer,
  type StackVpc,
  type SubnetRole,
} from '@nodeless/sources';
import { code, joined, own, table, text, type Markdown } from '@nodeless/core/markdown';

const USES: { readonly [role in SubnetRole]: string } = {
  private: 'nodes, pods, internal load balancers',
  public: 'load balancers that face the internet, NAT gateways',
  controlPlane: 'the control plane alone: an upgrade takes up to five addresses',
  pods: 'pods alone',
};

const WAYS: { readonly [way in Peer['via']]: string } = {
  'vpc-peering': 'VPC peering',
  'transit-gateway': 'transit gateway',
  vpn: 'VPN',
  'direct-connect': 'Direct Connect',
};

/** Services that need neither NAT nor the internet; each takes an address in every private subnet. */
function endpoints(spec: ClusterSpec, { interfaceEndpoints }: StackVpc): Markdown {
  if (!interfaceEndpoints) return text('');
  return own`
Interface endpoints, one address each in every private subnet: ${joined(interfaceEndpointServices(spec).map(code))}.
`;
}

/** The address plan of a VPC that our stack makes, how much of it may be taken, and what is beside any VPC. */
export function addresses(input: AddressLedgerInput): Markdown {
  const { spec } = input.model;
  const { vpc, peers } = spec.network;
  if (!isStackVpc(vpc) && peers.length === 0) return text('');
  return own`## Addresses

${isStackVpc(vpc) ? plan(input, vpc) : text('')}${services(spec)}
${connected(peers)}`;
}

function plan(input: AddressLedgerInput, vpc: StackVpc): Markdown {
  const { spec } = input.model;
  const rows = addressLedger(input).map(({ subnet: { role, zone, cidr = '' }, usable, most }) => [
    code(cidr),
    code(zone),
    text(String(usable)),
    text(String(most)),
    text(USES[role]),
  ]);
  return own`The VPC has ${joined([vpc.cidr, ...(vpc.podCidr === undefined ? [] : [vpc.podCidr])].map(code))}. A zone that is added at the end of ${code('network.vpc.zones')} moves no subnet.${ipv6(spec)} As many addresses as the table says are taken when everything but the apps has grown to its limits; ${code('nodeless check')} counts the apps, too.

${table(['Subnet', 'Zone', 'Usable addresses', 'Taken at the limits', 'For'], rows, '')}${endpoints(spec, vpc)}
`;
}

/** Amazon chooses the block, so that no plan can show it. */
function ipv6({ network }: ClusterSpec): Markdown {
  return network.ipFamily === 'IPv6'
    ? own` It also has a /56 of IPv6 addresses that Amazon chooses, and each subnet a /64 of these. Of the addresses below a node takes one, whatever pods it has, and a pod on Fargate one.`
    : text('');
}

/** Their block is nobody's in the VPC, so that no table shows it. */
function services({ network }: ClusterSpec): Markdown {
  const block = serviceBlock(network);
  if (block === undefined) {
    return network.ipFamily === 'IPv6'
      ? own`Services have IPv6 addresses, which EKS chooses.\n`
      : own`EKS chooses the block of Services by the blocks of the VPC.\n`;
  }
  const { cidr, chosenFor } = block;
  return chosenFor === undefined
    ? own`Services have ${code(cidr)}.\n`
    : own`Services have ${code(cidr)}, which EKS chooses beside ${code(chosenFor)}.\n`;
}

/** Networks that share no address with the VPC and with Services. */
function connected(peers: readonly Peer[]): Markdown {
  if (peers.length === 0) return text('');
  const rows = peers.map(({ name, via, cidrs }) => [text(name), joined(cidrs.map(code)), text(WAYS[via])]);
  return own`Networks that the VPC is connected with; none shares an address with it:

${table(['Network', 'Blocks', 'Through'], rows, '')}
`;
}
