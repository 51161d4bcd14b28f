import { isJsonObject, type JsonValue } from '@nodeless/core';
import { agreed, setWords, type Agreement } from './agreement.ts';
import { placeOf } from './annotation-reader.ts';
import { hostsOf, sayings, type ReadMember, type Said } from './ingress-member.ts';
import type { Report } from './issue.ts';
import { DISCOVERED, type InboundRule, type IpAddressType } from './stack.ts';
import type { Surroundings } from './surroundings.ts';
import { DEFAULT_SSL_POLICY } from './service-listeners.ts';

/** A listener of an Application Load Balancer before its rules. */
export interface ListenerPort {
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly certificates: readonly string[];
  readonly sslPolicy: string | undefined;
  /** Blocks that it lets in; empty with prefix lists alone. */
  readonly cidrs: readonly string[];
  readonly prefixLists: readonly string[];
  /** The members that open it, in their order. */
  readonly members: readonly ReadMember[];
}

/** What one member opens. */
interface MemberPorts {
  readonly member: ReadMember;
  readonly ports: ReadonlyMap<number, 'HTTP' | 'HTTPS'>;
  readonly certificates: readonly string[];
  readonly cidrs: Said<readonly string[]> | undefined;
  readonly prefixLists: Said<readonly string[]> | undefined;
  readonly sslPolicy: Said<string> | undefined;
  readonly mutual: ReadonlyMap<number, Said<string>>;
}

/**
 * The listeners that the members of a group open together.
 * Sources: computeIngressListenPortConfigByPort in pkg/ingress/model_build_listener.go and mergeListenPortConfigs in
 * pkg/ingress/model_builder.go of the load balancer controller 3.5.0
 */
export function listenerPorts(
  members: readonly ReadMember[],
  agreement: Agreement,
  surroundings: Surroundings,
): ListenerPort[] {
  const opened = members.map((member) => memberPorts(member, surroundings, agreement.report));
  const numbers = [...new Set(opened.flatMap(({ ports }) => [...ports.keys()]))];
  return numbers.map((port) =>
    merged(
      port,
      opened.filter(({ ports }) => ports.has(port)),
      agreement,
    ),
  );
}

function memberPorts(member: ReadMember, surroundings: Surroundings, report: Report): MemberPorts {
  const own = [member];
  const list = (suffix: string, field: string) =>
    sayings(own, suffix, (reader) => reader.list(suffix), { field, read: stringList })[0];
  const certificates = list('certificate-arn', 'certificateArn')?.value ?? [];
  const ports = portsOf(member, certificates.length > 0);
  const hasTls = [...ports.values()].includes('HTTPS');
  const cidrs = list('inbound-cidrs', 'inboundCIDRs');
  return {
    member,
    ports,
    certificates:
      hasTls && certificates.length === 0 ? discovered(member, surroundings, report) : certificates,
    cidrs: cidrs?.value.length === 0 ? undefined : cidrs,
    prefixLists:
      list('security-group-prefix-lists', 'prefixListsIDs') ??
      list('security-group-prefix-lists', 'PrefixListsIDs'),
    sslPolicy: sayings(own, 'ssl-policy', (_, { text }) => text, { field: 'sslPolicy', read: String })[0],
    mutual: mutualAuthentication(member),
  };
}

export const stringList = (value: JsonValue): readonly string[] | undefined =>
  Array.isArray(value) ? value.map(String) : undefined;

/** One HTTPS listener where certificates are named, one HTTP listener else, or those of `listen-ports`. */
function portsOf({ reader }: ReadMember, hasCertificates: boolean): Map<number, 'HTTP' | 'HTTPS'> {
  const asked = reader.find('listen-ports');
  const usual = new Map<number, 'HTTP' | 'HTTPS'>([hasCertificates ? [443, 'HTTPS'] : [80, 'HTTP']]);
  if (asked === undefined) return usual;
  const entries = reader.json('listen-ports');
  const pairs = Array.isArray(entries)
    ? (entries as readonly unknown[]).flatMap((entry): [string, unknown][] =>
        isJsonObject(entry) ? Object.entries(entry) : [['', undefined]],
      )
    : [];
  const isRead = pairs.every(
    ([protocol, port]) =>
      (protocol === 'HTTP' || protocol === 'HTTPS') &&
      typeof port === 'number' &&
      Number.isInteger(port) &&
      port >= 1 &&
      port <= 65_535,
  );
  if (Array.isArray(entries) && entries.length > 0 && isRead)
    return new Map(pairs.map(([protocol, port]) => [Number(port), protocol === 'HTTPS' ? 'HTTPS' : 'HTTP']));
  reader.refuse(asked, `${asked.text} is no list of ports as [{"HTTP": 80}]`);
  return usual;
}

/** What the controller finds in ACM for the hosts, or makes there. */
function discovered(member: ReadMember, surroundings: Surroundings, report: Report): string[] {
  const hosts = hostsOf(member.object);
  const isMade = surroundings.makesCertificates === true && member.reader.bool('create-acm-cert') === true;
  const missing = hosts.filter((host) => surroundings.hasCertificate?.(host) === false);
  const asked = member.reader.find('listen-ports');
  const place = asked === undefined ? { object: member.object } : placeOf(asked);
  const issue = (effect: 'fails' | 'unknown', message: string, hint: string) =>
    report({ kind: 'certificates', effect, ...place, message, hint });
  if (hosts.length === 0)
    issue(
      'fails',
      'has an HTTPS listener, and neither a certificate nor a host by which the controller could find one',
      'name certificates (tls.certificates)',
    );
  else if (!isMade && missing.length > 0)
    issue(
      'fails',
      `has an HTTPS listener, and ACM holds no certificate for ${missing.join(', ')}`,
      'name certificates (tls.certificates), or let ACM hold one',
    );
  else if (!isMade && surroundings.hasCertificate === undefined)
    issue(
      'unknown',
      `names no certificate for its HTTPS listener: the controller takes those that ACM holds for ${hosts.join(', ')}, and builds nothing while it finds none`,
      'name certificates (tls.certificates), or see that ACM holds one in this account and region',
    );
  return [DISCOVERED];
}

/** Client certificates, port by port. */
function mutualAuthentication(member: ReadMember): Map<number, Said<string>> {
  const annotation = member.reader.find('mutual-authentication');
  const entries = member.reader.json('mutual-authentication');
  if (annotation === undefined || !Array.isArray(entries)) return new Map();
  const at = { object: annotation.object, annotation: annotation.annotation };
  return new Map(
    entries
      .filter(isJsonObject)
      .map((entry) => [Number(entry['port']), { member, value: JSON.stringify(sorted(entry)), at }]),
  );
}

const sorted = (entry: { readonly [key: string]: JsonValue }) =>
  Object.fromEntries(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)));

function merged(port: number, opened: readonly MemberPorts[], agreement: Agreement): ListenerPort {
  const protocols = opened.map(({ member, ports }) => said(member, ports.get(port) ?? 'HTTP'));
  const protocol = agreed(agreement, `port ${port} to be`, protocols)?.value ?? 'HTTP';
  const of = <T>(read: (one: MemberPorts) => Said<T> | undefined) => opened.flatMap((one) => read(one) ?? []);
  const suffix = ` (port ${port})`;
  const cidrs =
    agreed(
      agreement,
      `inbound-cidrs${suffix}`,
      of((one) => one.cidrs),
      setWords,
    )?.value ?? [];
  const prefixLists =
    agreed(
      agreement,
      `security-group-prefix-lists${suffix}`,
      of((one) => one.prefixLists),
      setWords,
    )?.value ?? [];
  const isTls = protocol === 'HTTPS';
  const policy = agreed(
    agreement,
    `ssl-policy${suffix}`,
    of((one) => (one.ports.get(port) === 'HTTPS' ? one.sslPolicy : undefined)),
  );
  agreed(
    agreement,
    `mutual-authentication${suffix}`,
    of((one) => (one.ports.get(port) === 'HTTPS' ? one.mutual.get(port) : undefined)),
  );
  return {
    port,
    protocol,
    certificates: isTls ? certificatesOf(opened) : [],
    sslPolicy: isTls ? (policy?.value ?? DEFAULT_SSL_POLICY) : undefined,
    cidrs: cidrs.length > 0 || prefixLists.length > 0 ? cidrs : ['0.0.0.0/0', '::/0'],
    prefixLists,
    members: opened.map(({ member }) => member),
  };
}

function said<T>(member: ReadMember, value: T): Said<T> {
  const found = member.reader.find('listen-ports');
  return {
    member,
    value,
    at:
      found === undefined
        ? { object: member.object }
        : { object: found.object, annotation: found.annotation },
  };
}

/**
 * The first certificate is the default one; it is there a second time where another member names it too.
 * Source: mergeListenPortConfigs, as above
 */
function certificatesOf(opened: readonly MemberPorts[]): string[] {
  const first = opened.findIndex(({ certificates }) => certificates.length > 0);
  const byDefault = opened[first]?.certificates[0];
  const others = opened.flatMap(({ certificates }, index) => certificates.slice(index === first ? 1 : 0));
  return byDefault === undefined ? [] : [byDefault, ...new Set(others)];
}

/** Rules of the managed security group. Source: pkg/ingress/model_build_managed_sg.go of the controller */
export function inboundOf(ports: readonly ListenerPort[], ipAddressType: IpAddressType): InboundRule[] {
  return ports.flatMap(({ port, cidrs, prefixLists }): InboundRule[] => {
    const at = { protocol: 'tcp', from: port, to: port } as const;
    const [v6, v4] = [
      cidrs.filter((cidr) => cidr.includes(':')),
      cidrs.filter((cidr) => !cidr.includes(':')),
    ];
    return [
      ...[...v4].sort().map((cidr): InboundRule => ({ ...at, source: { cidr } })),
      ...(ipAddressType === 'ipv4' ? [] : [...v6].sort()).map((cidr): InboundRule => ({
        ...at,
        source: { cidr },
      })),
      ...[...prefixLists].sort().map((prefixList): InboundRule => ({ ...at, source: { prefixList } })),
    ];
  });
}
