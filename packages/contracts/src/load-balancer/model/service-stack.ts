import { at, namespaceOf, texts, type Resource } from '@nodeless/core';
import { NLB_LOAD_BALANCER_CLASS } from '../constants.ts';
import { AUTO_MODE_NLB_CLASS } from '../auto-mode.ts';
import { checkAddresses } from './addresses.ts';
import { annotationReader, placeOf, type AnnotationReader } from './annotation-reader.ts';
import { issueList, type Report } from './issue.ts';
import { isManaged, namedGroupList, securityGroupsOf } from './security-groups.ts';
import { serviceListeners } from './service-listeners.ts';
import { portsOf } from './service-ports.ts';
import type { ServiceTargets } from './service-target-group.ts';
import {
  SCHEMES,
  type InboundRule,
  type IpAddressType,
  type LoadBalancer,
  type Scheme,
  type Stack,
  type StringMap,
  type TargetGroup,
} from './stack.ts';
import { namedSubnetList, subnetsOf } from './subnets.ts';
import type { Surroundings } from './surroundings.ts';

const PREFIX = 'service.beta.kubernetes.io/';

/**
 * Whether the controller makes a load balancer of a Service; that of EKS Auto Mode takes those without a class too.
 * Source: IsServiceSupported in pkg/service/service_utils.go of the load balancer controller 3.5.0
 */
export function isTakenService({ manifest }: Resource, isAutoMode: boolean): boolean {
  if (manifest.kind !== 'Service' || manifest.apiVersion !== 'v1') return false;
  const isLoadBalancer = at(manifest, 'spec', 'type') === 'LoadBalancer';
  const ofClass = at(manifest, 'spec', 'loadBalancerClass');
  if (ofClass !== undefined)
    return isLoadBalancer && ofClass === (isAutoMode ? AUTO_MODE_NLB_CLASS : NLB_LOAD_BALANCER_CLASS);
  if (isAutoMode) return isLoadBalancer;
  const {
    [`${PREFIX}aws-load-balancer-type`]: type,
    [`${PREFIX}aws-load-balancer-nlb-target-type`]: targets,
  } = manifest.metadata.annotations ?? {};
  return type === 'nlb-ip' || (type === 'external' && (targets === 'ip' || targets === 'instance'));
}

/** The Network Load Balancer of one Service. Source: pkg/service/model_builder.go of the load balancer controller 3.5.0 */
export function serviceStack(
  service: Resource,
  find: (namespace: string, name: string) => Resource | undefined,
  surroundings: Surroundings,
): Stack {
  const { report, issues } = issueList();
  const reader = annotationReader(PREFIX, [service], report);
  const tags = reader.map('aws-load-balancer-additional-resource-tags') ?? {};
  const groups = new Map<string, TargetGroup>();
  const targets: ServiceTargets = { reader, tags, groups, service: find, report };
  const balancer = loadBalancerOf(service, reader, tags, surroundings, report);
  const listeners = serviceListeners(service, reader, targets, report);
  if (
    balancer.ipAddressType !== 'dualstack' &&
    texts(at(service.manifest, 'spec', 'ipFamilies')).includes('IPv6')
  )
    report({
      kind: 'targets',
      effect: 'fails',
      object: service,
      message: 'has IPv6 addresses, which only a dualstack load balancer reaches',
      hint: 'write ipAddressType: dualstack',
    });
  return {
    kind: 'service',
    name: `${namespaceOf(service.manifest)}/${service.manifest.metadata.name}`,
    members: [service],
    loadBalancers: [{ ...balancer, listeners }],
    targetGroups: [...groups.values()],
    issues,
  };
}

function loadBalancerOf(
  service: Resource,
  reader: AnnotationReader,
  tags: StringMap,
  surroundings: Surroundings,
  report: Report,
): Omit<LoadBalancer, 'listeners'> {
  const lb = (suffix: string) => `aws-load-balancer-${suffix}`;
  const scheme = schemeOf(reader);
  const ipAddressType: IpAddressType = reader.word(lb('ip-address-type'), ['ipv4', 'dualstack']) ?? 'ipv4';
  const subnets = subnetsOf(
    { type: 'network', scheme, ipAddressType, at: { object: service } },
    namedSubnetList(reader, lb('subnets')),
    surroundings,
    report,
  );
  checkAddresses(
    annotationReader(PREFIX + 'aws-load-balancer-', [service], report),
    { scheme, ipAddressType, subnets },
    report,
  );
  const securityGroups =
    reader.bool(lb('disable-nlb-sg')) === true
      ? []
      : securityGroupsOf(
          namedGroupList(reader, lb('security-groups')),
          reader.bool(lb('manage-backend-security-group-rules')),
          report,
        );
  capacityOf(reader, lb('minimum-load-balancer-capacity'));
  reader.word(lb('inbound-sg-rules-on-private-link-traffic'), ['on', 'off']);
  return {
    type: 'network',
    isFrontend: false,
    scheme,
    ipAddressType,
    subnets,
    securityGroups,
    inbound: isManaged(securityGroups) ? inboundRules(service, reader, ipAddressType, report) : [],
    name: nameOf(reader, lb('name')),
    attributes: { ...reader.map(lb('attributes')), ...ownAttributes(reader) },
    tags,
    webAcl: undefined,
    classicWebAcl: undefined,
    shield: undefined,
  };
}

/** The old annotation says the opposite, and counts without the new one alone. */
function schemeOf(reader: AnnotationReader): Scheme {
  if (reader.find('aws-load-balancer-scheme') !== undefined)
    return reader.word('aws-load-balancer-scheme', SCHEMES) ?? 'internal';
  return reader.bool('aws-load-balancer-internal') === false ? 'internet-facing' : 'internal';
}

/** The name of a load balancer, which has 32 characters at most. */
export function nameOf(reader: AnnotationReader, suffix: string): string | undefined {
  const found = reader.find(suffix);
  if (found !== undefined && found.text.length > 32)
    reader.refuse(found, `${JSON.stringify(found.text)} has more than 32 characters`);
  return found?.text;
}

/** `CapacityUnits=100`; undefined without it. */
export function capacityOf(reader: AnnotationReader, suffix: string): number | undefined {
  const found = reader.find(suffix);
  const map = reader.map(suffix);
  if (found === undefined || map === undefined) return undefined;
  const [units, ...others] = Object.entries(map);
  const value = Number(units?.[1]);
  const isRead = /^[+-]?\d+$/.test(units?.[1] ?? '') && value >= -(2 ** 31) && value < 2 ** 31;
  if (units?.[0] === 'CapacityUnits' && others.length === 0 && isRead) return value;
  if (units !== undefined) reader.refuse(found, `${JSON.stringify(found.text)} is not CapacityUnits=100`);
  return undefined;
}

/** Annotations of their own win over `aws-load-balancer-attributes`. */
function ownAttributes(reader: AnnotationReader): StringMap {
  const logs = reader.bool('aws-load-balancer-access-log-enabled') === true;
  const crossZone = reader.bool('aws-load-balancer-cross-zone-load-balancing-enabled');
  const optional = (key: string, value: string | undefined) => (value === undefined ? {} : { [key]: value });
  return {
    ...(logs
      ? {
          'access_logs.s3.enabled': 'true',
          ...optional('access_logs.s3.bucket', reader.text('aws-load-balancer-access-log-s3-bucket-name')),
          ...optional('access_logs.s3.prefix', reader.text('aws-load-balancer-access-log-s3-bucket-prefix')),
        }
      : {}),
    ...optional('load_balancing.cross_zone.enabled', crossZone?.toString()),
  };
}

/** Where clients may come from: what the Service says, or everybody. */
export function sourceRangesOf(service: Resource, reader: AnnotationReader): readonly string[] {
  const ofSpec = texts(at(service.manifest, 'spec', 'loadBalancerSourceRanges'));
  return ofSpec.length > 0 ? ofSpec : (reader.list('load-balancer-source-ranges') ?? []);
}

/** Source: pkg/service/model_build_managed_sg.go of the controller */
function inboundRules(
  service: Resource,
  reader: AnnotationReader,
  ipAddressType: IpAddressType,
  report: Report,
): InboundRule[] {
  const asked = sourceRangesOf(service, reader);
  const lists = reader.list('aws-load-balancer-security-group-prefix-lists');
  const found = reader.find('load-balancer-source-ranges');
  for (const cidr of asked.filter((one) => one.includes(':') && ipAddressType !== 'dualstack'))
    report({
      kind: 'security-groups',
      effect: 'fails',
      ...(found === undefined ? { object: service } : placeOf(found)),
      message: `lets in ${cidr}, and its load balancer has no IPv6 addresses`,
      hint: 'write ipAddressType: dualstack, or remove the block',
    });
  const everybody = ipAddressType === 'dualstack' ? ['0.0.0.0/0', '::/0'] : ['0.0.0.0/0'];
  const cidrs = asked.length > 0 ? asked : lists !== undefined ? [] : everybody;
  const icmp = reader.text('aws-load-balancer-enable-icmp-for-path-mtu-discovery') === 'on';
  return portsOf(service).flatMap(({ port, protocol }): InboundRule[] => {
    const at = { protocol: protocol === 'UDP' ? 'udp' : 'tcp', from: port, to: port } as const;
    return [
      ...cidrs.flatMap((cidr): InboundRule[] => [
        { ...at, source: { cidr } },
        ...(icmp ? [{ ...icmpRule(cidr), source: { cidr } }] : []),
      ]),
      ...(lists ?? []).map((prefixList): InboundRule => ({ ...at, source: { prefixList } })),
    ];
  });
}

/** Packet too big, by which a path says the size that it takes. */
function icmpRule(cidr: string): Omit<InboundRule, 'source'> {
  return cidr.includes(':') ? { protocol: 'icmpv6', from: 2, to: 0 } : { protocol: 'icmp', from: 3, to: 4 };
}
