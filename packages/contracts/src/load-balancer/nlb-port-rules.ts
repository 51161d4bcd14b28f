import type { CodedIssue } from '../issue.ts';
import {
  isNamed,
  isPair,
  nlbListeners,
  type NlbListener,
  type NlbListening,
  type NlbPort,
} from './nlb-listeners.ts';
import { TRAFFIC_PORT } from './values.ts';

/** The options of an NLB that name ports and listeners of its Service. */
export interface NlbPortInput extends NlbListening {
  readonly targetType?: string | undefined;
  readonly ipAddressType?: string | undefined;
  readonly disableSecurityGroups?: boolean | undefined;
  readonly sourceRanges?: unknown;
  readonly prefixForIpv6SourceNat?: boolean | undefined;
  readonly proxyProtocolPorts?: readonly number[] | undefined;
  readonly healthCheck?: { readonly port?: number | string | undefined } | undefined;
  readonly targetGroupAttributes?:
    { readonly 'preserve_client_ip.enabled'?: boolean | undefined } | undefined;
  readonly targetGroupAttributesByPort?: Named;
  readonly listenerAttributes?: Named;
  readonly actions?: Named;
}

type Named = { readonly [key: string]: unknown } | undefined;

const UDP_LISTENERS: readonly NlbListener['protocol'][] = ['UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'];

/**
 * What the controller refuses or passes over because the Service has no such port or listener.
 * Source: pkg/service/model_build_listener.go and model_build_target_group.go of the controller 3.5.0
 *
 * @param ports all of the Service, with names
 */
export function nlbPortProblems(options: NlbPortInput, ports: readonly NlbPort[]): CodedIssue[] {
  const listeners = nlbListeners(options, ports);
  return [
    ...unknownPorts(options, ports),
    ...unknownListeners(options, listeners),
    ...unfitProtocols(options, ports),
    ...pairProblems(options, ports),
    ...udpProblems(options, listeners),
  ];
}

function* unknownPorts(options: NlbPortInput, ports: readonly NlbPort[]): Iterable<CodedIssue> {
  const has = (one: number | string) =>
    ports.some(({ name, port }) => one === name || String(one) === String(port));
  const named: readonly (readonly [path: readonly (string | number)[], port: number | string])[] = [
    ...(options.tls?.ports ?? []).map((port, index) => [['tls', 'ports', index], port] as const),
    ...(options.proxyProtocolPorts ?? []).map(
      (port, index) => [['proxyProtocolPorts', index], port] as const,
    ),
    ...(options.quicPorts ?? []).map((port, index) => [['quicPorts', index], port] as const),
    ...Object.keys(options.targetGroupAttributesByPort ?? {}).map(
      (port) => [['targetGroupAttributesByPort', port], port] as const,
    ),
    ...[options.healthCheck?.port]
      .filter((port) => typeof port === 'string' && port !== TRAFFIC_PORT)
      .map((port) => [['healthCheck', 'port'], port ?? ''] as const),
  ];
  for (const [path, port] of named) {
    if (has(port)) continue;
    const message = `the Service has no port ${JSON.stringify(port)}`;
    yield { code: 'lb/port-health-mapping', message, hint: `its ports are ${listOf(ports)}`, path };
  }
}

const listOf = (ports: readonly NlbPort[]) => ports.map(({ name, port }) => `${name} (${port})`).join(', ');

function* unknownListeners(options: NlbPortInput, listeners: readonly NlbListener[]): Iterable<CodedIssue> {
  const known = listeners.map(({ protocol, port }) => `${protocol}-${port}`);
  for (const option of ['listenerAttributes', 'actions'] as const) {
    for (const key of Object.keys(options[option] ?? {})) {
      if (known.includes(key)) continue;
      const message = `no listener is ${key}, and what stands here would do nothing`;
      const hint = `the listeners are ${known.join(', ')}`;
      yield { code: 'spec/conflict', message, hint, path: [option, key] };
    }
  }
}

function* unfitProtocols(options: NlbPortInput, ports: readonly NlbPort[]): Iterable<CodedIssue> {
  const protocolsOf = (one: number | string) =>
    ports.filter((port) => isNamed([one], port)).map(({ protocol }) => protocol);
  for (const [index, one] of (options.tls?.ports ?? []).entries()) {
    const protocols = protocolsOf(one);
    if (protocols.length === 0 || protocols.includes('TCP')) continue;
    const message = `port ${one} is UDP, and TLS needs TCP`;
    yield { code: 'spec/conflict', message, hint: 'take it away', path: ['tls', 'ports', index] };
  }
  for (const [index, one] of (options.quicPorts ?? []).entries()) {
    const protocols = protocolsOf(one);
    if (protocols.length === 0 || protocols.includes('UDP')) continue;
    const message = `port ${one} is TCP, and QUIC needs UDP: the controller builds nothing`;
    const hint = 'add a port with protocol: UDP and this number, or take it away';
    yield { code: 'spec/conflict', message, hint, path: ['quicPorts', index] };
  }
}

function* pairProblems(options: NlbPortInput, ports: readonly NlbPort[]): Iterable<CodedIssue> {
  const numbers = [...new Set(ports.map(({ port }) => port))];
  const pairs = numbers.map((number) => ports.filter(({ port }) => port === number)).filter(isPair);
  if (options.tcpUdpListener !== true) {
    for (const pair of pairs) {
      const message = `port ${pair[0]?.port} is TCP and UDP, and a load balancer without tcpUdpListener serves one of them alone`;
      yield { code: 'spec/conflict', message, hint: 'add tcpUdpListener: true', path: ['tcpUdpListener'] };
    }
    return;
  }
  if (pairs.length === 0) {
    const message = 'tcpUdpListener does nothing: no number is that of a TCP and of a UDP port';
    const hint = 'add a port with protocol: UDP and the same servicePort, or remove it';
    yield { code: 'spec/conflict', message, hint, path: ['tcpUdpListener'] };
  }
  for (const pair of pairs) {
    if (new Set(pair.map(({ targetPort }) => targetPort)).size === 1) continue;
    const message = `port ${pair[0]?.port} leads to different ports of the pods, and its one listener sends all to one of them`;
    const hint = 'give both the same containerPort';
    yield { code: 'spec/conflict', message, hint, path: ['tcpUdpListener'] };
  }
}

/**
 * Sources: buildTargetGroupBindingNetworkingLegacy in pkg/service/model_build_target_group.go, which reads source ranges where targets see
 * clients; https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-listener.html (UDP with dualstack)
 */
function* udpProblems(options: NlbPortInput, listeners: readonly NlbListener[]): Iterable<CodedIssue> {
  const udp = listeners.find(({ protocol }) => UDP_LISTENERS.includes(protocol));
  const seesClients =
    options.targetGroupAttributes?.['preserve_client_ip.enabled'] ?? options.targetType === 'instance';
  if (
    options.disableSecurityGroups === true &&
    options.sourceRanges !== undefined &&
    !seesClients &&
    udp === undefined
  ) {
    const message =
      'sourceRanges does nothing: without security groups and with targets that do not see clients, everybody may connect';
    const hint = 'remove disableSecurityGroups, or sourceRanges';
    yield { code: 'spec/conflict', message, hint, path: ['sourceRanges'] };
  }
  if (udp === undefined || options.ipAddressType !== 'dualstack' || options.prefixForIpv6SourceNat === true)
    return;
  const message = `the listener ${udp.protocol}-${udp.port} needs prefixForIpv6SourceNat: true with dualstack`;
  yield { code: 'spec/conflict', message, hint: 'add it', path: ['prefixForIpv6SourceNat'] };
}
