import { placeOf, type AnnotationReader, type FoundAnnotation } from './annotation-reader.ts';
import { hasAddress, ipOf } from './ip.ts';
import type { Report } from './issue.ts';
import type { IpAddressType, Scheme, StackSubnet } from './stack.ts';

interface Placed {
  readonly scheme: Scheme;
  readonly ipAddressType: IpAddressType;
  readonly subnets: readonly StackSubnet[] | undefined;
}

/**
 * Elastic addresses, private ones, IPv6 ones and prefixes of a Network Load Balancer: one for each of its subnets, inside it.
 * Source: buildLoadBalancerSubnetMappings in pkg/service/model_build_load_balancer.go, and pkg/networking/utils.go, of the AWS Load
 * Balancer Controller 3.5.0
 */
export function checkAddresses(reader: AnnotationReader, placed: Placed, report: Report): void {
  const { scheme, ipAddressType, subnets } = placed;
  elasticAddresses(reader, 'eip-allocations', placed, report);
  const isOn = reader.word('enable-prefix-for-ipv6-source-nat', ['on', 'off']) === 'on';
  const onFound = reader.find('enable-prefix-for-ipv6-source-nat');
  if (isOn && ipAddressType !== 'dualstack' && onFound !== undefined)
    refuse(
      report,
      onFound,
      'asks for a prefix for IPv6 source NAT, which only a dualstack load balancer has',
    );

  const ipv4 = addressesIn(reader, 'private-ipv4-addresses');
  if (ipv4 !== undefined) {
    if (scheme !== 'internal')
      refuse(report, ipv4, 'names private addresses, which only an internal load balancer has');
    else if (isCounted(ipv4, 'private address', subnets, report))
      inSubnets(ipv4, subnets, ({ cidr }) => cidr, report);
  }
  const ipv6 = addressesIn(reader, 'ipv6-addresses');
  if (ipv6 !== undefined) {
    if (ipAddressType !== 'dualstack')
      refuse(report, ipv6, 'names IPv6 addresses, which only a dualstack load balancer has');
    else if (isCounted(ipv6, 'IPv6 address', subnets, report))
      inSubnets(ipv6, subnets, ({ ipv6Cidr }) => ipv6Cidr, report);
  }
  const prefixes = addressesIn(reader, 'source-nat-ipv6-prefixes');
  if (prefixes === undefined) return;
  if (ipAddressType !== 'dualstack' || !isOn)
    refuse(
      report,
      prefixes,
      'names prefixes for IPv6 source NAT, which only a dualstack load balancer has that turns it on',
    );
  else if (isCounted(prefixes, 'prefix', subnets, report)) checkPrefixes(prefixes, subnets, report);
}

/** The same for the Network Load Balancer before an Application Load Balancer. */
export function elasticAddresses(
  reader: AnnotationReader,
  suffix: string,
  { scheme, subnets }: Pick<Placed, 'scheme' | 'subnets'>,
  report: Report,
): void {
  const found = addressesIn(reader, suffix);
  if (found === undefined) return;
  if (scheme !== 'internet-facing')
    refuse(
      report,
      found,
      'names Elastic IP addresses, which only a load balancer that faces the internet has, and this one is internal',
      'write scheme: internet-facing for this load balancer, or remove them',
    );
  else isCounted(found, 'Elastic IP address', subnets, report);
}

type Listed = FoundAnnotation & { readonly items: readonly string[] };

function addressesIn(reader: AnnotationReader, suffix: string): Listed | undefined {
  const found = reader.find(suffix);
  const items = reader.list(suffix);
  return found === undefined || items === undefined ? undefined : { ...found, items };
}

function refuse(
  report: Report,
  { object, annotation }: FoundAnnotation,
  message: string,
  hint = 'remove it',
): void {
  report({ kind: 'addresses', effect: 'fails', object, annotation, message, hint });
}

function isCounted(
  found: Listed,
  what: string,
  subnets: readonly StackSubnet[] | undefined,
  report: Report,
): boolean {
  if (subnets === undefined || subnets.length === found.items.length) return true;
  const names = subnets.map(({ name }) => name).join(', ');
  const count = `${found.items.length} ${what}${found.items.length === 1 ? '' : 'es'}`;
  const message = `names ${count}, and its load balancer has ${subnets.length} subnets (${names}): it takes one for each`;
  refuse(report, found, message, `name ${subnets.length}`);
  return false;
}

/** Each subnet whose block is known has exactly one of the addresses. */
function inSubnets(
  found: Listed,
  subnets: readonly StackSubnet[] | undefined,
  blockOf: (subnet: StackSubnet) => string | undefined,
  report: Report,
): void {
  const isKnown = subnets?.every((subnet) => blockOf(subnet) !== undefined) === true;
  if (!isKnown) unknownBlocks(found, 'one in each subnet', report);
  for (const subnet of subnets ?? []) {
    const block = blockOf(subnet);
    if (block === undefined) continue;
    const inside = found.items.filter((item) => hasAddress(block, item)).length;
    if (inside !== 1)
      refuse(
        report,
        found,
        `has ${inside === 0 ? 'no address' : `${inside} addresses`} in the subnet ${subnet.name} ${block}, and it must be one`,
        'name one address of each subnet',
      );
  }
}

function unknownBlocks(found: Listed, where: string, report: Report): void {
  report({
    kind: 'addresses',
    effect: 'looked-up',
    ...placeOf(found),
    message: `names ${found.items.join(', ')}, and nobody says here which blocks the subnets have: nothing is built unless there is ${where}`,
    hint: 'see that they are inside the blocks of the subnets',
  });
}

/** In the order of the subnets; `auto_assigned` leaves the choice to AWS. */
function checkPrefixes(found: Listed, subnets: readonly StackSubnet[] | undefined, report: Report): void {
  for (const [index, item] of found.items.entries()) {
    if (item === 'auto_assigned') continue;
    const [network = '', length] = item.split('/');
    const block = subnets?.[index]?.ipv6Cidr;
    if (length !== '80' || ipOf(network)?.bits !== 128)
      refuse(report, found, `names ${item}, which is no IPv6 prefix of the length 80`, 'write auto_assigned');
    else if (block === undefined) unknownBlocks(found, 'each in the subnet of its place', report);
    else if (!hasAddress(block, network))
      refuse(
        report,
        found,
        `names ${item}, which is not in the subnet ${subnets?.[index]?.name ?? ''} ${block}`,
        'write auto_assigned, or a prefix of each subnet in their order',
      );
  }
}
