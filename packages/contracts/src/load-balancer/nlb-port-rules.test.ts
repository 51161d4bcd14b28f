import type { NlbPort } from './nlb-listeners.ts';
import { nlbPortProblems, type NlbPortInput } from './nlb-port-rules.ts';

const HTTP: NlbPort = { name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 };
const HTTPS: NlbPort = { name: 'https', port: 443, protocol: 'TCP', targetPort: 8443 };
const QUIC: NlbPort = { name: 'quic', port: 443, protocol: 'UDP', targetPort: 8443 };
const DNS: NlbPort = { name: 'dns', port: 53, protocol: 'UDP', targetPort: 5353 };
const TLS = { certificates: ['arn'] };

const problems = (options: NlbPortInput, ports: readonly NlbPort[]) =>
  nlbPortProblems(options, ports).map(({ code, path = [] }) => `${path.join('.')}: ${code}`);

const MAPPING = 'lb/port-health-mapping';

test.each<[NlbPortInput, NlbPortInput, readonly NlbPort[], string]>([
  [{ tls: { ports: [8443] } }, { tls: { ports: [443] } }, [HTTP, HTTPS], `tls.ports.0: ${MAPPING}`],
  [
    { tls: { ports: ['web'] } },
    { tls: { ports: ['https', 'http'] } },
    [HTTP, HTTPS],
    `tls.ports.0: ${MAPPING}`,
  ],
  [{ proxyProtocolPorts: [8080] }, { proxyProtocolPorts: [80] }, [HTTP], `proxyProtocolPorts.0: ${MAPPING}`],
  [{ quicPorts: [80] }, { quicPorts: [53] }, [DNS], `quicPorts.0: ${MAPPING}`],
  [
    { targetGroupAttributesByPort: { '080': {} } },
    { targetGroupAttributesByPort: { '80': {} } },
    [HTTP],
    `targetGroupAttributesByPort.080: ${MAPPING}`,
  ],
  [
    { healthCheck: { port: 'web' } },
    { healthCheck: { port: 'http' } },
    [HTTP],
    `healthCheck.port: ${MAPPING}`,
  ],
  [
    { healthCheck: { port: 'web' } },
    { healthCheck: { port: 'traffic-port' } },
    [HTTP],
    `healthCheck.port: ${MAPPING}`,
  ],
  [
    { listenerAttributes: { 'TLS-80': {} } },
    { listenerAttributes: { 'TLS-80': {} }, tls: TLS },
    [HTTP],
    'listenerAttributes.TLS-80: spec/conflict',
  ],
  [
    { actions: { 'TCP-80': {} }, tls: TLS },
    { actions: { 'TCP-80': {}, 'TLS-443': {} }, tls: { ...TLS, ports: ['https'] } },
    [HTTP, HTTPS],
    'actions.TCP-80: spec/conflict',
  ],
  [
    { actions: { 'UDP-53': {} }, quicPorts: ['dns'] },
    { actions: { 'UDP-53': {} } },
    [DNS],
    'actions.UDP-53: spec/conflict',
  ],
  [
    { listenerAttributes: { 'UDP-443': {} }, tcpUdpListener: true },
    { listenerAttributes: { 'TCP_UDP-443': {} }, tcpUdpListener: true, tls: TLS },
    [HTTPS, QUIC],
    'listenerAttributes.UDP-443: spec/conflict',
  ],
  [
    { listenerAttributes: { 'TCP_UDP-443': {} }, tcpUdpListener: true, quicPorts: [443] },
    { listenerAttributes: { 'TCP_QUIC-443': {} }, tcpUdpListener: true, quicPorts: [443] },
    [HTTPS, QUIC],
    'listenerAttributes.TCP_UDP-443: spec/conflict',
  ],
  [{ tls: { ports: ['dns'] } }, { tls: { ports: ['http'] } }, [HTTP, DNS], 'tls.ports.0: spec/conflict'],
  [{ quicPorts: [80] }, { quicPorts: [53] }, [HTTP, DNS], 'quicPorts.0: spec/conflict'],
  [{}, { tcpUdpListener: true }, [HTTPS, QUIC], 'tcpUdpListener: spec/conflict'],
  [{ tcpUdpListener: true }, { tcpUdpListener: false }, [HTTP, DNS], 'tcpUdpListener: spec/conflict'],
  [
    { disableSecurityGroups: true, sourceRanges: ['10.0.0.0/8'] },
    { disableSecurityGroups: true, sourceRanges: ['10.0.0.0/8'], targetType: 'instance' },
    [HTTP],
    'sourceRanges: spec/conflict',
  ],
  [
    {
      disableSecurityGroups: true,
      sourceRanges: ['10.0.0.0/8'],
      targetType: 'instance',
      targetGroupAttributes: { 'preserve_client_ip.enabled': false },
    },
    {
      disableSecurityGroups: true,
      sourceRanges: ['10.0.0.0/8'],
      targetGroupAttributes: { 'preserve_client_ip.enabled': true },
    },
    [HTTP],
    'sourceRanges: spec/conflict',
  ],
  [
    { ipAddressType: 'dualstack' },
    { ipAddressType: 'dualstack', prefixForIpv6SourceNat: true },
    [DNS],
    'prefixForIpv6SourceNat: spec/conflict',
  ],
])('%j does not fit the Service, %j does', (bad, good, ports, problem) => {
  expect(problems(bad, ports)).toEqual([problem]);
  expect(problems(good, ports)).toEqual([]);
});

test('ports of one listener lead to one port of the pods', () => {
  const other = { ...QUIC, targetPort: 9443 };
  expect(problems({ tcpUdpListener: true }, [HTTPS, other])).toEqual(['tcpUdpListener: spec/conflict']);
});

test('sources see clients by UDP', () => {
  expect(problems({ disableSecurityGroups: true, sourceRanges: ['10.0.0.0/8'] }, [DNS])).toEqual([]);
});
