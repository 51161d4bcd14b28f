import { at, isJsonObject, type Resource } from '@nodeless/core';
import { agreed, listWords, mergedMaps, setWords, type Agreement } from './agreement.ts';
import { placeOf, type FoundAnnotation } from './annotation-reader.ts';
import { frontendNlb } from './frontend-nlb.ts';
import { backendActions } from './ingress-backend.ts';
import { inboundOf, listenerPorts, stringList, type ListenerPort } from './ingress-listeners.ts';
import {
  backendOf,
  inClass,
  readMember,
  sayings,
  type IngressMember,
  type ReadMember,
  type Said,
} from './ingress-member.ts';
import { listenerRules } from './ingress-rules.ts';
import type { IngressTargets } from './ingress-target-group.ts';
import { issueList } from './issue.ts';
import { pairMap } from './pairs.ts';
import { isManaged, securityGroupsOf } from './security-groups.ts';
import { capacityOf } from './service-stack.ts';
import { sslRedirect } from './ssl-redirect.ts';
import {
  SCHEMES,
  type Action,
  type IpAddressType,
  type Listener,
  type LoadBalancer,
  type Scheme,
  type Stack,
  type StringMap,
  type TargetGroup,
} from './stack.ts';
import { subnetsOf } from './subnets.ts';
import type { Surroundings } from './surroundings.ts';
import { webAclsOf } from './web-acl.ts';

const IP_ADDRESS_TYPES = ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'] as const;

/**
 * The Application Load Balancer of the Ingresses of a group, or of one alone.
 * Source: pkg/ingress/model_builder.go of the load balancer controller 3.5.0
 *
 * @param unread the members in their order
 */
export function ingressStack(
  kind: 'ingress' | 'group',
  name: string,
  unread: readonly IngressMember[],
  service: (namespace: string, name: string) => Resource | undefined,
  surroundings: Surroundings,
): Stack {
  const { report, issues } = issueList();
  const members = unread.map((member) => readMember(member, report));
  const agreement = { group: name, report };
  const ports = listenerPorts(members, agreement, surroundings);
  const balancer = loadBalancerOf(members, ports, agreement, surroundings);
  const redirectPort = sslRedirect(members, ports, agreement);
  const groups = new Map<string, TargetGroup>();
  const targets: IngressTargets = { ipAddressType: balancer.ipAddressType, groups, service, report };
  const listeners = ports.map((port) => listenerOf(port, redirectPort, targets, agreement));
  const whole = { ...balancer, listeners };
  const frontend = frontendNlb(members, whole, agreement, surroundings);
  for (const group of frontend?.targetGroups ?? []) groups.set(group.key, group);
  return {
    kind,
    name,
    members: members.map(({ object }) => object),
    loadBalancers: frontend === undefined ? [whole] : [whole, frontend.loadBalancer],
    targetGroups: [...groups.values()],
    issues,
  };
}

/** Words are compared as they stand; then the one that is left must be known. */
function wordOf<W extends string>(
  members: readonly ReadMember[],
  agreement: Agreement,
  [suffix, field]: readonly [suffix: string, field: string],
  words: readonly W[],
): W | undefined {
  const said = sayings(members, suffix, (_, { text }) => text, { field, read: String });
  const one = agreed(agreement, suffix, said);
  const word = words.find((known) => known === one?.value);
  if (one !== undefined && word === undefined && one.at.annotation !== undefined)
    agreement.report({
      kind: 'value',
      effect: 'fails',
      ...one.at,
      message: `${JSON.stringify(one.value)} is not one of ${words.join(', ')}`,
      hint: 'correct it',
    });
  return word;
}

function loadBalancerOf(
  members: readonly ReadMember[],
  ports: readonly ListenerPort[],
  agreement: Agreement,
  surroundings: Surroundings,
): Omit<LoadBalancer, 'listeners'> {
  const { report } = agreement;
  const scheme: Scheme = wordOf(members, agreement, ['scheme', 'scheme'], SCHEMES) ?? 'internal';
  const ipAddressType: IpAddressType =
    wordOf(members, agreement, ['ip-address-type', 'ipAddressType'], IP_ADDRESS_TYPES) ?? 'ipv4';
  const [first] = members;
  const named = namedList(agreed(agreement, 'subnets', subnetSayings(members), setWords));
  const isByTag = members.some((member) => at(inClass(member, 'subnets'), 'tags') !== undefined);
  const object = first?.object;
  const subnets =
    object === undefined || isByTag
      ? undefined
      : subnetsOf(
          { type: 'application', scheme, ipAddressType, at: { object } },
          named,
          surroundings,
          report,
        );
  const groups = agreed(
    agreement,
    'security-groups',
    sayings(members, 'security-groups', (reader) => reader.list('security-groups')),
    listWords,
  );
  const manages = agreed(
    agreement,
    'manage-backend-security-group-rules',
    sayings(members, 'manage-backend-security-group-rules', (reader) =>
      reader.bool('manage-backend-security-group-rules'),
    ),
  );
  const securityGroups = securityGroupsOf(namedList(groups), manages?.value, report);
  const text = (suffix: string, field?: string) =>
    agreed(
      agreement,
      suffix,
      sayings(
        members,
        suffix,
        (_, found) => found.text,
        field === undefined ? undefined : { field, read: String },
      ),
    );
  const loadBalancerName = text('load-balancer-name', 'loadBalancerName');
  if (loadBalancerName !== undefined && loadBalancerName.value.length > 32)
    report({
      kind: 'value',
      effect: 'fails',
      ...loadBalancerName.at,
      message: 'names a load balancer with more than 32 characters',
      hint: 'shorten it',
    });
  text('customer-owned-ipv4-pool');
  text('ipam-ipv4-pool-id');
  agreed(
    agreement,
    'minimum-load-balancer-capacity',
    sayings(members, 'minimum-load-balancer-capacity', (reader) =>
      capacityOf(reader, 'minimum-load-balancer-capacity'),
    ),
  );
  const shield = agreed(
    agreement,
    'shield-advanced-protection',
    sayings(members, 'shield-advanced-protection', (reader) => reader.bool('shield-advanced-protection')),
  );
  return {
    type: 'application',
    isFrontend: false,
    scheme,
    ipAddressType,
    subnets,
    securityGroups,
    inbound: isManaged(securityGroups) ? inboundOf(ports, ipAddressType) : [],
    name: loadBalancerName?.value,
    attributes: mergedMaps(
      agreement,
      'load-balancer-attributes',
      mapSayings(members, 'load-balancer-attributes'),
      first === undefined ? {} : pairMap(inClass(first, 'loadBalancerAttributes')),
    ),
    tags: tagsOf(members, agreement),
    ...webAclsOf(members, agreement),
    shield: shield?.value,
  };
}

/** Tags of a class win over those of its Ingress. */
export function tagsOf(members: readonly ReadMember[], agreement: Agreement): StringMap {
  const said = members.flatMap((member): Said<StringMap>[] => {
    const found = member.reader.find('tags');
    const own = member.reader.map('tags') ?? {};
    const ofClass = pairMap(inClass(member, 'tags'));
    const place = found === undefined ? { object: member.params ?? member.object } : placeOf(found);
    return [{ member, value: { ...own, ...ofClass }, at: place }];
  });
  return mergedMaps(agreement, 'tags', said);
}

export const mapSayings = (members: readonly ReadMember[], suffix: string): Said<StringMap>[] =>
  sayings(members, suffix, (reader) => reader.map(suffix));

function subnetSayings(members: readonly ReadMember[]): Said<readonly string[]>[] {
  const field = 'subnets';
  return sayings<readonly string[]>(members, 'subnets', (reader) => reader.list('subnets'), {
    field,
    read: (value) => stringList(at(value, 'ids') ?? null) ?? stringList(value),
  });
}

/** A list as one object names it, for messages about it. */
export function namedList(
  said: Said<readonly string[]> | undefined,
): (FoundAnnotation & { readonly names: readonly string[] }) | undefined {
  return said === undefined
    ? undefined
    : { object: said.at.object, annotation: said.at.annotation ?? '', text: '', names: said.value };
}

function listenerOf(
  listener: ListenerPort,
  redirectPort: number | undefined,
  targets: IngressTargets,
  agreement: Agreement,
): Listener {
  const { port, protocol, certificates, sslPolicy, members } = listener;
  const redirected = redirectPort !== undefined && protocol === 'HTTP';
  const suffix = `listener-attributes.${protocol}-${port}`;
  const [first] = members;
  return {
    port,
    protocol,
    certificates,
    sslPolicy,
    alpnPolicy: undefined,
    attributes: mergedMaps(
      agreement,
      'listener-attributes',
      mapSayings(members, suffix),
      first === undefined ? {} : classAttributes(first, protocol, port),
      `${protocol}-${port} `,
    ),
    defaultActions: redirected
      ? [{ type: 'redirect', protocol: 'HTTPS', port: String(redirectPort), statusCode: 'HTTP_301' }]
      : defaultActions(listener, targets),
    rules: redirected ? [] : listenerRules(listener, targets),
    openedBy: members.map(({ object }) => object),
  };
}

function classAttributes(member: ReadMember, protocol: string, port: number): StringMap {
  const listeners = inClass(member, 'listeners');
  const own = (Array.isArray(listeners) ? listeners : [])
    .filter(isJsonObject)
    .find((one) => one['protocol'] === protocol && one['port'] === port);
  return pairMap(own?.['listenerAttributes']);
}

/** What answers requests that no rule takes: the default backend of one member, or 404. */
function defaultActions({ members, protocol }: ListenerPort, targets: IngressTargets): readonly Action[] {
  const found = members.flatMap((member) => {
    const backend = backendOf(at(member.object.manifest, 'spec', 'defaultBackend'));
    return backend === undefined ? [] : [{ member, backend }];
  });
  const [first, second] = found;
  if (second !== undefined)
    targets.report({
      kind: 'backend',
      effect: 'fails',
      object: second.member.object,
      message: `has a default backend, and so has ${first?.member.key}: their load balancer has one`,
      hint: 'remove one of them',
    });
  return first === undefined
    ? [{ type: 'fixed-response', statusCode: '404' }]
    : backendActions(first.member, first.backend, protocol, targets).actions;
}
