import type { Diagnostic } from '@nodeless/core';
import ipaddr from 'ipaddr.js';
import type { LayerStack, Segments } from '../layers/stack.ts';
import { isExistingVpc, type Network } from '../schema/network.ts';

interface Range {
  readonly what: string;
  readonly cidr: string;
  readonly path: Segments;
}

/** Ranges that must be apart are apart, and subnets lie inside their VPC. */
export function checkAddresses(network: Network, stack: LayerStack): Diagnostic[] {
  const { vpc, serviceCidr } = network;
  const vpcRange: Range[] =
    vpc.cidr === undefined ? [] : [{ what: 'the VPC', cidr: vpc.cidr, path: ['network', 'vpc', 'cidr'] }];
  const services: Range[] =
    serviceCidr === undefined
      ? []
      : [{ what: 'the Services', cidr: serviceCidr, path: ['network', 'serviceCidr'] }];
  const subnets: Range[] = !isExistingVpc(vpc)
    ? []
    : (['private', 'public'] as const).flatMap((side) =>
        vpc.subnets[side].flatMap(({ id, cidr }, index) =>
          cidr === undefined
            ? []
            : [{ what: id, cidr, path: ['network', 'vpc', 'subnets', side, index, 'cidr'] }],
        ),
      );
  const outside = vpcRange.flatMap((whole) =>
    subnets
      .filter((subnet) => !contains(whole.cidr, subnet.cidr))
      .map((subnet) => outsideOf(stack, whole, subnet)),
  );
  return [
    ...overlaps(stack, services, [...vpcRange, ...subnets]),
    ...subnets.flatMap((subnet, index) => overlaps(stack, [subnet], subnets.slice(0, index))),
    ...outside,
  ];
}

function overlaps(stack: LayerStack, ranges: readonly Range[], others: readonly Range[]): Diagnostic[] {
  return ranges.flatMap((range) =>
    others
      .filter((other) => contains(range.cidr, other.cidr) || contains(other.cidr, range.cidr))
      .map((other): Diagnostic => ({
        code: 'network/overlapping-cidrs',
        severity: 'error',
        message: `${range.cidr} of ${range.what} overlaps ${other.cidr} of ${other.what}`,
        hint: 'choose blocks that share no address',
        location: stack.placeOf(range.path).location,
        related: [
          { message: `${other.cidr} of ${other.what}`, location: stack.placeOf(other.path).location },
        ],
      })),
  );
}

function outsideOf(stack: LayerStack, whole: Range, part: Range): Diagnostic {
  return {
    code: 'spec/conflict',
    severity: 'error',
    message: `${part.cidr} of ${part.what} lies outside ${whole.cidr} of ${whole.what}`,
    hint: 'a subnet takes its addresses from its VPC',
    location: stack.placeOf(part.path).location,
    related: [{ message: `${whole.cidr} of ${whole.what}`, location: stack.placeOf(whole.path).location }],
  };
}

/** True when every address of `inner` is in `outer`. Both are valid IPv4 blocks. */
function contains(outer: string, inner: string): boolean {
  const [outerAddress, outerPrefix] = ipaddr.IPv4.parseCIDR(outer);
  const [innerAddress, innerPrefix] = ipaddr.IPv4.parseCIDR(inner);
  return innerPrefix >= outerPrefix && innerAddress.match(outerAddress, outerPrefix);
}
