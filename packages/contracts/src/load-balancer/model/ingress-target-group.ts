import { at, namespaceOf, texts, type Resource } from '@nodeless/core';
import { annotationReader, placeOf, type AnnotationReader } from './annotation-reader.ts';
import { healthPort } from './health-port.ts';
import { ALB_PREFIX, inClass, type ReadMember } from './ingress-member.ts';
import type { Report } from './issue.ts';
import { pairMap } from './pairs.ts';
import { hasNodePorts, type ServicePort } from './service-ports.ts';
import { targetPortOf } from './service-target-group.ts';
import type { IpAddressType, TargetGroup } from './stack.ts';

/** What the target groups of a group of Ingresses share. */
export interface IngressTargets {
  readonly ipAddressType: IpAddressType;
  /** Made so far, by key. */
  readonly groups: Map<string, TargetGroup>;
  readonly service: (namespace: string, name: string) => Resource | undefined;
  readonly report: Report;
}

/**
 * Makes the target group of a port of a Service for one Ingress, unless it is there, and gives its key. Annotations of the Service
 * win over those of the Ingress.
 * Source: pkg/ingress/model_build_target_group.go of the load balancer controller 3.5.0
 *
 * @param reference the port as the backend names it: two names of one port are two target groups
 */
export function ingressTargetGroup(
  member: ReadMember,
  service: Resource,
  reference: string | number,
  port: ServicePort,
  targets: IngressTargets,
): string {
  const { name } = service.manifest.metadata;
  const key = `${member.key}-${name}:${reference}`;
  if (targets.groups.has(key)) return key;
  const { report, ipAddressType } = targets;
  const reader = annotationReader(ALB_PREFIX, [service, member.object], report);
  const targetType = targetTypeOf(reader, member, service, report);
  const version = reader.word('backend-protocol-version', ['HTTP1', 'HTTP2', 'GRPC']) ?? 'HTTP1';
  const protocol = reader.word('backend-protocol', ['HTTP', 'HTTPS']) ?? 'HTTP';
  controlPort(reader, `target-control-port.${name}.${reference}`, targetType, report);
  if (ipAddressType === 'ipv4' && texts(at(service.manifest, 'spec', 'ipFamilies')).includes('IPv6'))
    report({
      kind: 'targets',
      effect: 'fails',
      object: service,
      message: 'has IPv6 addresses, which only a dualstack load balancer reaches',
      hint: 'write ipAddressType: dualstack',
    });
  const int = (suffix: string, usual: number) => reader.int(suffix) ?? usual;
  const isGrpc = version === 'GRPC';
  targets.groups.set(key, {
    key,
    targetType,
    protocol,
    protocolVersion: version,
    port: port.port,
    targetPort: targetPortOf(port, targetType),
    healthCheck: {
      port: healthPort(reader, 'healthcheck-port', service, targetType, report),
      protocol: reader.word('healthcheck-protocol', ['HTTP', 'HTTPS']) ?? protocol,
      path: reader.text('healthcheck-path') ?? (isGrpc ? '/AWS.ALB/healthcheck' : '/'),
      successCodes: reader.text('success-codes') ?? (isGrpc ? '12' : '200'),
      intervalSeconds: int('healthcheck-interval-seconds', 15),
      timeoutSeconds: int('healthcheck-timeout-seconds', 5),
      healthyThreshold: int('healthy-threshold-count', 2),
      unhealthyThreshold: int('unhealthy-threshold-count', 2),
    },
    attributes: reader.map('target-group-attributes') ?? {},
    tags: {
      ...member.reader.map('tags'),
      ...annotationReader(ALB_PREFIX, [service], report).map('tags'),
      ...pairMap(inClass(member, 'tags')),
    },
    nodeLabels: targetType === 'instance' ? reader.map('target-node-labels') : undefined,
    service,
  });
  reader.bool('multi-cluster-target-group');
  return key;
}

function targetTypeOf(
  reader: AnnotationReader,
  member: ReadMember,
  service: Resource,
  report: Report,
): 'ip' | 'instance' {
  const ofClass = inClass(member, 'targetType');
  const annotated = reader.find('target-type');
  const type =
    ofClass === 'ip' || ofClass === 'instance'
      ? ofClass
      : (reader.word('target-type', ['instance', 'ip']) ?? 'instance');
  if (type === 'instance' && !hasNodePorts(service)) {
    const { kind, metadata } = service.manifest;
    report({
      kind: 'targets',
      effect: 'fails',
      ...(annotated === undefined ? { object: member.object } : placeOf(annotated)),
      message: `has instance targets, and the ${kind} ${namespaceOf(service.manifest)}/${metadata.name} has no node ports`,
      hint: 'write targetType: ip, or make the Service one of type NodePort',
    });
  }
  return type;
}

function controlPort(
  reader: AnnotationReader,
  suffix: string,
  targetType: 'ip' | 'instance',
  report: Report,
): void {
  const found = reader.find(suffix);
  if (found === undefined || reader.int(suffix) === undefined || targetType === 'ip') return;
  report({
    kind: 'targets',
    effect: 'fails',
    ...placeOf(found),
    message: 'names a target control port, which instance targets do not have',
    hint: 'write targetType: ip, or remove it',
  });
}
