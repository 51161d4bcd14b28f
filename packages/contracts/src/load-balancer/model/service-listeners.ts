import type { Resource } from '@nodeless/core';
import { placeOf, type AnnotationReader } from './annotation-reader.ts';
import type { Report } from './issue.ts';
import { weightedTargets } from './service-actions.ts';
import { portsOf, portWords, type ServicePort } from './service-ports.ts';
import { serviceTargetGroup, type ServiceTargets } from './service-target-group.ts';
import type { Action, Listener, ListenerProtocol } from './stack.ts';

/** The policy of TLS that the controller takes without another. Source: its flag --default-ssl-policy */
export const DEFAULT_SSL_POLICY = 'ELBSecurityPolicy-2016-08';

const ALPN = ['None', 'HTTP1Only', 'HTTP2Only', 'HTTP2Preferred', 'HTTP2Optional'] as const;

/**
 * The listeners of the Network Load Balancer of a Service: one for each of its ports, or for two of one number, TCP and UDP.
 * Source: pkg/service/model_build_listener.go of the load balancer controller 3.5.0
 */
export function serviceListeners(
  service: Resource,
  reader: AnnotationReader,
  targets: ServiceTargets,
  report: Report,
): Listener[] {
  const certificates = reader.list('aws-load-balancer-ssl-cert') ?? [];
  const tlsPorts = reader.list('aws-load-balancer-ssl-ports') ?? [];
  const quicPorts = reader.list('aws-load-balancer-quic-enabled-ports') ?? [];
  checkPorts(service, reader, report);
  const isTcpUdp = tcpUdpAsked(reader);
  return listenerPorts(service, isTcpUdp, report).map(({ port, protocols }) => {
    const isNamed = (names: readonly string[]) =>
      names.includes(String(port.port)) || (port.name !== '' && names.includes(port.name));
    const plain: ListenerProtocol = protocols.length > 1 ? 'TCP_UDP' : (port.protocol as ListenerProtocol);
    const isTls = plain === 'TCP' && certificates.length > 0 && (tlsPorts.length === 0 || isNamed(tlsPorts));
    const open: ListenerProtocol = isTls ? 'TLS' : plain;
    const protocol = isNamed(quicPorts) ? quic(open, port, reader, report) : open;
    const ofTargets =
      protocol === 'TLS'
        ? reader.text('aws-load-balancer-backend-protocol') === 'ssl'
          ? 'TLS'
          : 'TCP'
        : protocol;
    const own = serviceTargetGroup(targets, service, port, ofTargets);
    const weighted = weightedTargets(service, reader, targets, { port, protocol, ofTargets, own });
    const action: Action = {
      type: 'forward',
      targets: weighted ?? [{ weight: undefined, group: { key: own } }],
    };
    return {
      port: port.port,
      protocol,
      certificates: isTls ? certificates : [],
      sslPolicy: isTls
        ? (reader.text('aws-load-balancer-ssl-negotiation-policy') ?? DEFAULT_SSL_POLICY)
        : undefined,
      alpnPolicy: isTls ? reader.word('aws-load-balancer-alpn-policy', ALPN) : undefined,
      attributes: reader.map(`aws-load-balancer-listener-attributes.${protocol}-${port.port}`) ?? {},
      defaultActions: [action],
      rules: [],
      openedBy: [service],
    };
  });
}

/** The controller swallows a value that is no truth value. */
function tcpUdpAsked(reader: AnnotationReader): boolean {
  const found = reader.find('aws-load-balancer-enable-tcp-udp-listener');
  return found !== undefined && ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(found.text);
}

/** Without the option, the second of two ports with one number takes the place of the first. */
function listenerPorts(
  service: Resource,
  isTcpUdp: boolean,
  report: Report,
): { readonly port: ServicePort; readonly protocols: readonly string[] }[] {
  const byNumber = new Map<number, ServicePort[]>();
  for (const port of portsOf(service)) byNumber.set(port.port, [...(byNumber.get(port.port) ?? []), port]);
  const listeners: { port: ServicePort; protocols: string[] }[] = [];
  for (const [number, ports] of byNumber) {
    const [first] = ports;
    if (first === undefined) continue;
    const protocols = ports.map(({ protocol }) => protocol);
    if (ports.length > 1 && isTcpUdp && [...protocols].sort().join() !== 'TCP,UDP')
      report({
        kind: 'listeners',
        effect: 'fails',
        object: service,
        message: `has the port ${number} for ${protocols.join(' and ')}: one listener takes TCP and UDP alone`,
        hint: 'give the others another port',
      });
    if (ports.length > 1 && !isTcpUdp)
      report({
        kind: 'listeners',
        effect: 'fails',
        object: service,
        message: `has the port ${number} for ${protocols.join(' and ')}, and its load balancer has one listener there: the last one wins`,
        hint: 'turn on the listener for TCP and UDP (tcpUdpListener), or give one of them another port',
      });
    listeners.push({
      port: isTcpUdp ? first : (ports.at(-1) ?? first),
      protocols: isTcpUdp ? protocols : [],
    });
  }
  return listeners;
}

/** `ssl-ports` must all be there; `quic-enabled-ports` need not. */
function checkPorts(service: Resource, reader: AnnotationReader, report: Report): void {
  for (const [suffix, what] of [
    ['aws-load-balancer-ssl-ports', 'TLS'],
    ['aws-load-balancer-quic-enabled-ports', 'QUIC'],
  ] as const) {
    const found = reader.find(suffix);
    const ports = portsOf(service);
    const known = ports.flatMap(({ port, name }) => [String(port), ...(name === '' ? [] : [name])]);
    const missing = (reader.list(suffix) ?? []).filter((one) => !known.includes(one));
    if (found === undefined || missing.length === 0) continue;
    report({
      kind: 'listeners',
      effect: what === 'TLS' ? 'fails' : 'ignored',
      ...placeOf(found),
      message: `asks for ${what} at ${missing.join(', ')}, which is no port of it`,
      hint: `its ports are ${portWords(service)}`,
    });
  }
}

function quic(
  protocol: ListenerProtocol,
  { port }: ServicePort,
  reader: AnnotationReader,
  report: Report,
): ListenerProtocol {
  if (protocol === 'UDP') return 'QUIC';
  if (protocol === 'TCP_UDP') return 'TCP_QUIC';
  const found = reader.find('aws-load-balancer-quic-enabled-ports');
  if (found !== undefined)
    report({
      kind: 'listeners',
      effect: 'fails',
      ...placeOf(found),
      message: `asks for QUIC at port ${port}, which takes ${protocol}: QUIC needs UDP`,
      hint: 'give the port the protocol UDP, or remove it from the list',
    });
  return protocol;
}
