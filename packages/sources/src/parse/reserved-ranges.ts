import type { CodeDefinition, Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import { contains, overlap } from '../model/ipv4.ts';
import type { Range } from './subnet-ranges.ts';

export const RESERVED_CIDR: CodeDefinition = {
  code: 'network/reserved-cidr',
  severity: 'error or warning',
  title: 'An address range is reserved for something else',
};

/**
 * Blocks that EC2 refuses for a VPC.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const REFUSED = [
  ['0.0.0.0/8', '"this" network'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['224.0.0.0/4', 'multicast'],
] as const;

const PRIVATE_BLOCK = 'choose another private block, for example in 10.0.0.0/8';

/** Blocks that no network behind a router has. */
export function reservedPeers(stack: LayerStack, peers: readonly Range[]): Diagnostic[] {
  const hint = 'list the blocks that the network has';
  const unroutable = peers.flatMap((range) =>
    REFUSED.filter(([cidr]) => overlap(cidr, range.cidr)).map(([cidr, name]) =>
      found(
        stack,
        range,
        'error',
        `shares addresses with ${cidr} (${name}), to which nothing is routed`,
        hint,
      ),
    ),
  );
  return [...unroutable, ...bridged(stack, peers, 'give hosts there that pods shall reach other addresses')];
}

/**
 * The bridge of Docker, which some services of AWS use too: a host behind it cannot be reached from them.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const DOCKER_BRIDGE = '172.17.0.0/16';

/** Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html */
const SERVICE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Blocks that a VPC or Services cannot have, or should not. */
export function reservedRanges(
  stack: LayerStack,
  vpc: readonly Range[],
  services: readonly Range[],
): Diagnostic[] {
  const refused = vpc.flatMap((range) =>
    REFUSED.filter(([cidr]) => overlap(cidr, range.cidr)).map(([cidr, name]) =>
      found(stack, range, 'error', `shares addresses with ${cidr} (${name}), which EC2 refuses`),
    ),
  );
  const foreign = services
    .filter(({ cidr }) => !SERVICE_RANGES.some((range) => contains(range, cidr)))
    .map((range) =>
      found(stack, range, 'error', `is not in ${SERVICE_RANGES.join(', ')}, where EKS wants it`),
    );
  return [...refused, ...bridged(stack, [...vpc, ...services], PRIVATE_BLOCK), ...foreign];
}

function bridged(stack: LayerStack, ranges: readonly Range[], hint: string): Diagnostic[] {
  const problem = `shares addresses with ${DOCKER_BRIDGE}, which Docker and some services of AWS use for themselves`;
  return ranges
    .filter(({ cidr }) => overlap(DOCKER_BRIDGE, cidr))
    .map((range) => found(stack, range, 'warning', problem, hint));
}

/** Ranges of private addresses that a VPC cannot mix, and one that goes with none of them. */
const UNMIXED = [...SERVICE_RANGES, '198.19.0.0/16'];

/** A VPC in the first of these gets no second block in the other, so that routes into it stay clear. */
const FIRST_OF_10 = '10.0.0.0/15';
const KEPT_IN_10 = '10.0.0.0/16';

/**
 * Second blocks that EC2 does not add to a VPC. Blocks of the same range, and public ones, may be added.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
export function secondBlock(
  stack: LayerStack,
  vpc: readonly Range[],
  second: readonly Range[],
): Diagnostic[] {
  return second.flatMap((range) =>
    vpc.flatMap((whole): Diagnostic[] => {
      const foreign =
        contains(FIRST_OF_10, whole.cidr) && overlap(KEPT_IN_10, range.cidr)
          ? KEPT_IN_10
          : UNMIXED.find((unmixed) => overlap(unmixed, range.cidr) && !contains(unmixed, whole.cidr));
      if (foreign === undefined) return [];
      const problem = `is in ${foreign}, of which EC2 adds no block to a VPC with ${whole.cidr}`;
      const related = {
        message: `${whole.cidr} of ${whole.what}`,
        location: stack.placeOf(whole.path).location,
      };
      return [
        {
          ...found(stack, range, 'error', problem, 'choose a block of 100.64.0.0/10'),
          related: [related],
        },
      ];
    }),
  );
}

function found(
  stack: LayerStack,
  { what, cidr, path }: Range,
  severity: Diagnostic['severity'],
  problem: string,
  hint = PRIVATE_BLOCK,
): Diagnostic {
  return {
    code: 'network/reserved-cidr',
    severity,
    message: `${cidr} of ${what} ${problem}`,
    hint,
    location: stack.placeOf(path).location,
  };
}
