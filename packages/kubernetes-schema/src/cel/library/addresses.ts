/** An IP address as a number of so many bits. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

const OCTET = /^(0|[1-9]\d{0,2})$/;
const GROUP = /^[\dA-Fa-f]{1,4}$/;

/**
 * An address as Go's `netip.ParseAddr` reads it, and as CEL of Kubernetes takes it: without zone, no IPv4 in IPv6
 * (k8s.io/apiserver/pkg/cel/library/ip.go).
 * @returns undefined for anything else
 */
export function parseAddress(text: string): Address | undefined {
  const address = text.includes(':') ? parseV6(text) : parseV4(text);
  if (address?.bits === 128 && address.value >> 32n === 0xffffn) return undefined;
  return address;
}

function parseV4(text: string): Address | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => OCTET.test(octet) && Number(octet) < 256))
    return undefined;
  return { bits: 32, value: octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n) };
}

function parseV6(text: string): Address | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const [before, after] = [groupsOf(head), tail === undefined ? [] : groupsOf(tail)];
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<bigint>(missing).fill(0n), ...after];
  return { bits: 128, value: groups.reduce((sum, group) => sum * 65536n + group, 0n) };
}

/** The groups of a part of an IPv6 address, which may end as an IPv4 address does. */
function groupsOf(part: string): bigint[] | undefined {
  if (part === '') return [];
  const words = part.split(':');
  const last = words.at(-1)?.includes('.') === true ? parseV4(words.pop() ?? '') : null;
  if (last === undefined || !words.every((word) => GROUP.test(word))) return undefined;
  const groups = words.map((word) => BigInt(`0x${word}`));
  return last === null ? groups : [...groups, last.value >> 16n, last.value & 0xffffn];
}

/** An address as Go writes it: IPv6 in lower case, the longest run of zeros left out. */
export function printAddress({ bits, value }: Address): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
  const groups = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) =>
    ((value >> shift) & 0xffffn).toString(16),
  );
  const zeros = groups.map((_, start) => {
    const end = groups.findIndex((group, index) => index >= start && group !== '0');
    return (end < 0 ? groups.length : end) - start;
  });
  const longest = Math.max(...zeros);
  if (longest < 2) return groups.join(':');
  const start = zeros.indexOf(longest);
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + longest).join(':')}`;
}

/** The same address with only the first bits of a prefix. */
export function masked({ bits, value }: Address, length: number): Address {
  const host = BigInt(bits - length);
  return { bits, value: (value >> host) << host };
}

const V4: { readonly [range: string]: readonly [string, number] } = {
  loopback: ['127.0.0.0', 8],
  linkLocalUnicast: ['169.254.0.0', 16],
  linkLocalMulticast: ['224.0.0.0', 24],
  multicast: ['224.0.0.0', 4],
  unspecified: ['0.0.0.0', 32],
  broadcast: ['255.255.255.255', 32],
};
const V6: typeof V4 = {
  loopback: ['::1', 128],
  linkLocalUnicast: ['fe80::', 10],
  linkLocalMulticast: ['ff02::', 16],
  multicast: ['ff00::', 8],
  unspecified: ['::', 128],
};

/** Whether an address is in one of the ranges that Go's net/netip names. */
export function isIn(address: Address, range: keyof typeof V4): boolean {
  const [text, length] = (address.bits === 32 ? V4 : V6)[range] ?? [];
  const start = text === undefined ? undefined : parseAddress(text);
  return start !== undefined && masked(address, length ?? 0).value === start.value;
}

/** `netip.Addr.IsGlobalUnicast`. */
export function isGlobalUnicast(address: Address): boolean {
  return !['loopback', 'linkLocalUnicast', 'multicast', 'unspecified', 'broadcast'].some((range) =>
    isIn(address, range),
  );
}
