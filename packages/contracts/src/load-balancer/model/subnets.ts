import { placeOf, type AnnotationReader, type FoundAnnotation } from './annotation-reader.ts';
import type { Report, StackIssue } from './issue.ts';
import type { IpAddressType, LoadBalancer, Scheme, StackSubnet } from './stack.ts';
import type { Surroundings } from './surroundings.ts';

/** What subnets are chosen for. */
export interface SubnetRequest {
  readonly type: LoadBalancer['type'];
  readonly scheme: Scheme;
  readonly ipAddressType: IpAddressType;
  /** Where issues stand that no annotation causes. */
  readonly at: Pick<StackIssue, 'object' | 'annotation'>;
}

/**
 * The subnets of a load balancer: those that are named, or one in each zone with the role of the scheme. Undefined where discovery
 * finds what nobody knows.
 * Source: pkg/networking/subnet_resolver.go of the load balancer controller 3.5.0
 */
export function subnetsOf(
  request: SubnetRequest,
  named: (FoundAnnotation & { readonly names: readonly string[] }) | undefined,
  { vpc }: Surroundings,
  report: Report,
): readonly StackSubnet[] | undefined {
  const issue = (message: string, hint: string, effect: StackIssue['effect'] = 'fails') =>
    report({
      kind: 'subnets',
      effect,
      ...(named === undefined ? request.at : placeOf(named)),
      message,
      hint,
    });
  const chosen =
    named === undefined ? discovered(request.scheme, vpc) : namedSubnets(named.names, vpc, issue);
  if (chosen === undefined) return undefined;
  if (chosen.length === 0) {
    const message =
      named === undefined
        ? `asks for a load balancer that is ${request.scheme}, and the VPC has no subnets for it`
        : 'names no subnet';
    issue(message, 'name subnets, or remove the annotation');
    return [];
  }
  if (named !== undefined) sameZone(chosen, issue);
  if (request.type === 'application' && chosen.length < 2)
    issue('has one subnet, and an Application Load Balancer needs two, in two zones', 'name another one');
  if (request.ipAddressType !== 'ipv4' && withoutIpv6(chosen, vpc))
    issue(
      `is ${request.ipAddressType}, and the subnets of its load balancer have no IPv6 blocks`,
      'write ipAddressType: ipv4, or give the subnets IPv6 blocks',
    );
  return chosen;
}

type Issue = (message: string, hint: string, effect?: StackIssue['effect']) => void;

function discovered(scheme: Scheme, { subnets, isComplete }: Surroundings['vpc']): StackSubnet[] | undefined {
  const role = scheme === 'internal' ? 'private' : 'public';
  const zones = new Map<string, StackSubnet>();
  for (const subnet of subnets) {
    if (subnet.role !== role || subnet.zone === undefined) continue;
    const other = zones.get(subnet.zone);
    if (other === undefined || subnet.name < other.name) zones.set(subnet.zone, subnet);
  }
  if (zones.size === 0 && !isComplete) return undefined;
  return [...zones.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function namedSubnets(
  names: readonly string[],
  { subnets }: Surroundings['vpc'],
  issue: Issue,
): StackSubnet[] {
  for (const twice of new Set(names.filter((name, index) => names.indexOf(name) !== index))) {
    if (isId(twice)) issue(`names the subnet ${twice} twice`, 'name each once');
    else
      issue(
        `names the subnet ${twice} twice, which needs two subnets of that name`,
        'name subnets by their ids',
        'unknown',
      );
  }
  for (const name of new Set(names)) {
    if (isNoItem(name)) issue(`names ${name}, which is no item of a list`, COMMAS);
    else if (isId(name) && !ID.test(name))
      issue(`names ${name}, which is no id of a subnet`, 'an id is subnet- and 8 or 17 hexadecimal digits');
    else if (!subnets.some((one) => one.name === name))
      issue(
        isId(name)
          ? `names the subnet ${name}, which network.vpc.subnets does not list: nothing is built unless the VPC has it`
          : `names the subnet ${name}, which is looked up by its tag Name: nothing is built unless the VPC has one`,
        isId(name) ? 'see that it is there' : 'see that it is there, or name subnets by their ids',
        'looked-up',
      );
  }
  return names.map((name) => subnets.find((one) => one.name === name) ?? { name });
}

/** Whether an item of a list shows that the list was meant as JSON, or to have other separators. */
export const isNoItem = (item: string): boolean => /[[\]";]/.test(item);

export const COMMAS = 'write the items with commas between them, without brackets and quotes';

/** Anything else is the value of the tag `Name`. */
export const isId = (name: string): boolean => name.startsWith('subnet-');

const ID = /^subnet-([0-9a-f]{8}|[0-9a-f]{17})$/;

function sameZone(chosen: readonly StackSubnet[], issue: Issue): void {
  const zones = new Map<string, string>();
  for (const { name, zone } of chosen) {
    const other = zone === undefined ? undefined : zones.get(zone);
    if (other !== undefined && other !== name)
      issue(
        `names ${other} and ${name}, which are both in ${zone}: a load balancer has one subnet in a zone`,
        'name one of them',
      );
    if (zone !== undefined) zones.set(zone, name);
  }
}

function withoutIpv6(chosen: readonly StackSubnet[], { hasIpv6 }: Surroundings['vpc']): boolean {
  return hasIpv6 === false && chosen.every(({ ipv6Cidr }) => ipv6Cidr === undefined);
}

/** A list of subnets as one annotation names it. */
export function namedSubnetList(
  reader: AnnotationReader,
  suffix: string,
): (FoundAnnotation & { readonly names: readonly string[] }) | undefined {
  const found = reader.find(suffix);
  const names = reader.list(suffix);
  return found === undefined || names === undefined ? undefined : { ...found, names };
}
