/** An address as a number, with the bits of its family; undefined for anything else. */
export function ipOf(text: string): { readonly bits: 32 | 128; readonly value: bigint } | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const parts = text.split('.').map(Number);
    return parts.every((part) => part < 256)
      ? { bits: 32, value: parts.reduce((all, part) => all * 256n + BigInt(part), 0n) }
      : undefined;
  }
  const groups = ipv6Groups(text);
  return groups && { bits: 128, value: groups.reduce((all, group) => all * 65_536n + BigInt(group), 0n) };
}

function ipv6Groups(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return undefined;
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])];
  return groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
    ? groups.map((group) => parseInt(group, 16))
    : undefined;
}

/** Whether a block, as `10.0.0.0/16`, has an address. */
export function hasAddress(cidr: string, address: string): boolean {
  const [network = '', prefix = ''] = cidr.split('/');
  const [block, ip] = [ipOf(network), ipOf(address)];
  if (block === undefined || ip === undefined || block.bits !== ip.bits) return false;
  const rest = BigInt(block.bits - Number(prefix));
  return block.value >> rest === ip.value >> rest;
}
