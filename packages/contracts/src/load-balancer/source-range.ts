/**
 * Why the API server refuses a range of `spec.loadBalancerSourceRanges` from Kubernetes 1.36 on: bits behind the prefix, or an
 * IPv4 address inside an IPv6 one. Older versions read both, not always in the same way as others.
 * Source: IsValidCIDR of k8s.io/apimachinery/pkg/util/validation/ip.go, and the feature gate StrictIPCIDRValidation.
 *
 * @param range a block in CIDR form
 */
export function sourceRangeProblem(
  range: string,
): { readonly message: string; readonly hint: string } | undefined {
  const [address = '', prefix = ''] = range.split('/');
  const groups = address.includes(':') ? ipv6Groups(address) : address.split('.').map(Number);
  const quoted = JSON.stringify(range);
  // What is no block at all is refused as such.
  if (!/^\d+$/.test(prefix) || groups?.some(Number.isNaN) === true) return undefined;
  if (groups === undefined)
    return { message: `${quoted} is an IPv4 address inside an IPv6 one`, hint: 'write the IPv4 block' };
  const bits = groups.length === 4 ? 8 : 16;
  const isSet = groups.some((group, index) => {
    const inPrefix = Math.min(Math.max(Number(prefix) - index * bits, 0), bits);
    return group % 2 ** (bits - inPrefix) !== 0;
  });
  if (!isSet) return undefined;
  return {
    message: `${quoted} does not start at the first address of its block`,
    hint: `clear the bits behind the first ${prefix}`,
  };
}

/** The eight groups of an IPv6 address, undefined for one that holds an IPv4 address. */
function ipv6Groups(address: string): number[] | undefined {
  if (address.includes('.')) return undefined;
  const [head = '', tail] = address.split('::');
  const numbers = (text: string) => (text === '' ? [] : text.split(':').map((group) => parseInt(group, 16)));
  const [before, after] = [numbers(head), numbers(tail ?? '')];
  const groups = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? undefined : groups;
}
