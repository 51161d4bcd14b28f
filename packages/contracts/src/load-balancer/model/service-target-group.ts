import { at, namespaceOf, type Resource } from '@nodeless/core';
import { goBool } from '../reading.ts';
import { placeOf, type AnnotationReader } from './annotation-reader.ts';
import { healthPort } from './health-port.ts';
import type { Report } from './issue.ts';
import { hasNodePorts, type ServicePort } from './service-ports.ts';
import type { HealthCheck, ListenerProtocol, StringMap, TargetGroup } from './stack.ts';

/** What the target groups of a Network Load Balancer share: the annotations of the Service that carries it count for all. */
export interface ServiceTargets {
  readonly reader: AnnotationReader;
  readonly tags: StringMap;
  /** Made so far, by key. */
  readonly groups: Map<string, TargetGroup>;
  readonly service: (namespace: string, name: string) => Resource | undefined;
  readonly report: Report;
}

const PROXY_PROTOCOL = 'proxy_protocol_v2.enabled';
const CLIENT_IP = 'preserve_client_ip.enabled';

/**
 * Makes the target group of a port of a Service, unless it is there, and gives its key.
 * Source: pkg/service/model_build_target_group.go of the load balancer controller 3.5.0
 */
export function serviceTargetGroup(
  targets: ServiceTargets,
  service: Resource,
  port: ServicePort,
  protocol: ListenerProtocol,
): string {
  const { manifest } = service;
  const key = `${namespaceOf(manifest)}/${manifest.metadata.name}:${port.port}`;
  if (targets.groups.has(key)) return key;
  const targetType = targetTypeOf(targets, service);
  const labels =
    targetType === 'instance' ? targets.reader.map('aws-load-balancer-target-node-labels') : undefined;
  targets.groups.set(key, {
    key,
    targetType,
    protocol,
    protocolVersion: undefined,
    port: port.port,
    targetPort: targetPortOf(port, targetType),
    healthCheck: healthCheckOf(targets, service, targetType),
    attributes: attributesOf(targets, port),
    tags: targets.tags,
    nodeLabels: labels,
    service,
  });
  return key;
}

export function targetPortOf(port: ServicePort, targetType: TargetGroup['targetType']): number | undefined {
  if (targetType === 'instance') return port.nodePort;
  return typeof port.targetPort === 'number' ? port.targetPort : undefined;
}

/** Any word but `ip` means instances. */
function targetTypeOf({ reader, report }: ServiceTargets, service: Resource): 'ip' | 'instance' {
  const found = reader.find('aws-load-balancer-nlb-target-type');
  if (reader.text('aws-load-balancer-type') === 'nlb-ip' || found?.text === 'ip') return 'ip';
  if (!hasNodePorts(service))
    report({
      kind: 'targets',
      effect: 'fails',
      ...(found === undefined ? { object: service } : placeOf(found)),
      message: `has instance targets, and the Service ${service.manifest.metadata.name} has no node ports`,
      hint: 'write targetType: ip, or give the Service node ports',
    });
  return 'instance';
}

function healthCheckOf(
  { reader, report }: ServiceTargets,
  service: Resource,
  targetType: 'ip' | 'instance',
): HealthCheck {
  const { manifest } = service;
  const isLocal =
    targetType === 'instance' &&
    at(manifest, 'spec', 'externalTrafficPolicy') === 'Local' &&
    at(manifest, 'spec', 'type') === 'LoadBalancer';
  const asked = reader.text('aws-load-balancer-healthcheck-protocol')?.toUpperCase();
  const protocol =
    (['TCP', 'HTTP', 'HTTPS'] as const).find((one) => one === asked) ?? (isLocal ? 'HTTP' : 'TCP');
  const http = protocol !== 'TCP';
  const int = (name: string, usual: number) => reader.int(`aws-load-balancer-healthcheck-${name}`) ?? usual;
  const checkPort = at(manifest, 'spec', 'healthCheckNodePort');
  const usualPort = isLocal ? (typeof checkPort === 'number' ? checkPort : 'node-port') : 'traffic-port';
  return {
    port: healthPort(reader, 'aws-load-balancer-healthcheck-port', service, targetType, report, usualPort),
    protocol,
    path: http
      ? (reader.text('aws-load-balancer-healthcheck-path') ?? (isLocal ? '/healthz' : '/'))
      : undefined,
    successCodes: http
      ? (reader.text('aws-load-balancer-healthcheck-success-codes') ?? '200-399')
      : undefined,
    intervalSeconds: int('interval', 10),
    timeoutSeconds: int('timeout', isLocal ? 6 : 10),
    healthyThreshold: int('healthy-threshold', isLocal ? 2 : 3),
    unhealthyThreshold: int('unhealthy-threshold', isLocal ? 2 : 3),
  };
}

/** Those of all ports, then those of the port, then what proxy protocol says. */
function attributesOf({ reader, report }: ServiceTargets, { port }: ServicePort): StringMap {
  const all = `aws-load-balancer-target-group-attributes`;
  const own = reader.map(`${all}.${port}`) ?? {};
  const attributes: Record<string, string> = { [PROXY_PROTOCOL]: 'false', ...reader.map(all) };
  for (const [key, value] of Object.entries(own)) if (value !== '') attributes[key] = value;
  const ports = reader.list('aws-load-balancer-proxy-protocol-per-target-group');
  if (ports !== undefined) attributes[PROXY_PROTOCOL] = String(ports.includes(String(port)));
  if (reader.word('aws-load-balancer-proxy-protocol', ['*']) !== undefined)
    attributes[PROXY_PROTOCOL] = 'true';
  if (attributes[PROXY_PROTOCOL] === '') delete attributes[PROXY_PROTOCOL];
  const clientIp = attributes[CLIENT_IP];
  if (clientIp !== undefined && goBool(clientIp) === undefined) {
    const found = reader.find(`${all}.${port}`) ?? reader.find(all);
    if (found !== undefined)
      report({
        kind: 'targets',
        effect: 'fails',
        ...placeOf(found),
        message: `has ${CLIENT_IP} ${JSON.stringify(clientIp)}, which is no truth value`,
        hint: 'write true or false',
      });
  }
  return attributes;
}
