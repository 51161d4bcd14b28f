import ipaddr from 'ipaddr.js';

/** True when every address of `inner` is in `outer`. Both are valid IPv4 blocks. */
export function contains(outer: string, inner: string): boolean {
  const [outerAddress, outerPrefix] = ipaddr.IPv4.parseCIDR(outer);
  const [innerAddress, innerPrefix] = ipaddr.IPv4.parseCIDR(inner);
  return innerPrefix >= outerPrefix && innerAddress.match(outerAddress, outerPrefix);
}

/** True when two valid IPv4 blocks share an address. */
export function overlap(one: string, other: string): boolean {
  return contains(one, other) || contains(other, one);
}

/** First and last address of a valid block, as numbers. */
export function rangeOf(cidr: string): readonly [first: number, last: number] {
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  const size = 2 ** (32 - prefix);
  const value = address.octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = value - (value % size);
  return [first, first + size - 1];
}

/** The n-th block of a size inside a block: `blockAt('10.0.0.0/16', 18, 1)` is `10.0.64.0/18`. */
export function blockAt(cidr: string, prefix: number, index: number): string {
  const [address] = ipaddr.IPv4.parseCIDR(cidr);
  const start = address.octets.reduce((sum, octet) => sum * 256 + octet, 0) + index * 2 ** (32 - prefix);
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${octets.join('.')}/${prefix}`;
}

/** Bits of the network in a valid block. */
export function prefixOf(cidr: string): number {
  return ipaddr.IPv4.parseCIDR(cidr)[1];
}

/** Addresses that AWS keeps in each subnet: the first four and the last. */
const KEPT_BY_AWS = 5;

/**
 * Addresses of a subnet that something can have: /28 gives 11.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function usableAddresses(cidr: string): number {
  return 2 ** (32 - prefixOf(cidr)) - KEPT_BY_AWS;
}
