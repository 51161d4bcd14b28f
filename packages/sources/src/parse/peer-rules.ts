import type { Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import { overlap } from '../model/ipv4.ts';
import { serviceBlock } from '../model/service-block.ts';
import type { Network } from '../schema/network.ts';
import { duplicateEntries, duplicateNames } from './duplicates.ts';
import { overlaps } from './overlaps.ts';
import { reservedPeers } from './reserved-ranges.ts';
import type { Range } from './subnet-ranges.ts';

const PEERS = ['network', 'peers'];

const VPC_HINT =
  'what goes to a block of the VPC never leaves it: list the blocks that the peer has and no others, or choose another block for the VPC';
const SERVICE_HINT =
  'pods would reach Services and never the peer: choose another network.serviceCidr, which nobody can change later';
const PEER_HINT = 'a route leads to one network only: list what each of them has and no more';

/**
 * Networks that the VPC is connected with share no address with it, with its Services and with each other.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html (connected VPCs and the block of Services),
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html and
 * https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html (overlapping blocks)
 *
 * @param vpc all blocks of the VPC that are known
 */
export function checkPeers(network: Network, stack: LayerStack, vpc: readonly Range[]): Diagnostic[] {
  const peers = network.peers.map(({ name, cidrs }, index) =>
    cidrs.map((cidr, position): Range => ({
      what: `the peer ${JSON.stringify(name)}`,
      cidr,
      path: [...PEERS, index, 'cidrs', position],
    })),
  );
  const all = peers.flat();
  return [
    ...duplicateNames(stack, PEERS, network.peers),
    ...peers.flatMap((ranges) =>
      duplicateEntries(
        stack,
        'the block',
        ranges.map(({ cidr, path }) => ({ name: cidr, path })),
      ),
    ),
    ...overlaps(stack, all, vpc, VPC_HINT),
    ...besideServices(network, stack, all),
    ...peers.flatMap((ranges, index) => overlaps(stack, ranges, peers.slice(0, index).flat(), PEER_HINT)),
    ...reservedPeers(stack, all),
  ];
}

/** kube-proxy takes what goes to the addresses of Services before any route does. */
function besideServices(network: Network, stack: LayerStack, peers: readonly Range[]): Diagnostic[] {
  const services = serviceBlock(network);
  if (services === undefined) return [];
  const { cidr: block, chosenFor } = services;
  if (chosenFor === undefined) {
    const range = { what: 'the Services', cidr: block, path: ['network', 'serviceCidr'] };
    return overlaps(stack, peers, [range], SERVICE_HINT);
  }
  return peers
    .filter(({ cidr }) => overlap(block, cidr))
    .map((range): Diagnostic => ({
      code: 'network/overlapping-cidrs',
      severity: 'error',
      message: `${range.cidr} of ${range.what} overlaps ${block}, which EKS chooses for the Services`,
      hint: 'pods would reach Services and never the peer: write another block into network.serviceCidr',
      location: stack.placeOf(range.path).location,
      related: [
        {
          message: `${chosenFor} of the VPC, by which EKS chooses`,
          location: stack.placeOf(['network', 'vpc', 'cidr']).location,
        },
      ],
    }));
}
