import { annotate, bindings, type Binding } from './binding.ts';
import { capacityUnits, json, onOff, presence } from './encode.ts';
import type { NlbOptions } from './nlb-options.ts';

const PREFIX = 'service.beta.kubernetes.io/';

/** Which annotation each option sets. */
export const NLB_BINDINGS: readonly Binding[] = [
  ...bindings(`${PREFIX}aws-load-balancer-`, {
    scheme: 'scheme',
    targetType: 'nlb-target-type',
    name: 'name',
    ipAddressType: 'ip-address-type',
    subnets: 'subnets',
    securityGroups: 'security-groups',
    manageBackendSecurityGroupRules: 'manage-backend-security-group-rules',
    disableSecurityGroups: 'disable-nlb-sg',
    securityGroupPrefixLists: 'security-group-prefix-lists',
    inboundRulesOnPrivateLinkTraffic: ['inbound-sg-rules-on-private-link-traffic', onOff],
    icmpForPathMtuDiscovery: ['enable-icmp-for-path-mtu-discovery', presence('on')],
    proxyProtocol: ['proxy-protocol', presence('*')],
    proxyProtocolPorts: 'proxy-protocol-per-target-group',
    'healthCheck.protocol': 'healthcheck-protocol',
    'healthCheck.port': 'healthcheck-port',
    'healthCheck.path': 'healthcheck-path',
    'healthCheck.successCodes': 'healthcheck-success-codes',
    'healthCheck.intervalSeconds': 'healthcheck-interval',
    'healthCheck.timeoutSeconds': 'healthcheck-timeout',
    'healthCheck.healthyThreshold': 'healthcheck-healthy-threshold',
    'healthCheck.unhealthyThreshold': 'healthcheck-unhealthy-threshold',
    'tls.certificates': 'ssl-cert',
    'tls.ports': 'ssl-ports',
    'tls.policy': 'ssl-negotiation-policy',
    'tls.alpnPolicy': 'alpn-policy',
    'tls.backendProtocol': 'backend-protocol',
    eipAllocations: 'eip-allocations',
    privateIpv4Addresses: 'private-ipv4-addresses',
    ipv6Addresses: 'ipv6-addresses',
    prefixForIpv6SourceNat: ['enable-prefix-for-ipv6-source-nat', onOff],
    sourceNatIpv6Prefixes: 'source-nat-ipv6-prefixes',
    attributes: 'attributes',
    targetGroupAttributes: 'target-group-attributes',
    targetGroupAttributesByPort: 'target-group-attributes.${port}',
    listenerAttributes: 'listener-attributes.${Protocol}-${Port}',
    tags: 'additional-resource-tags',
    targetNodeLabels: 'target-node-labels',
    multiClusterTargetGroup: 'multi-cluster-target-group',
    minimumCapacityUnits: ['minimum-load-balancer-capacity', capacityUnits],
    tcpUdpListener: 'enable-tcp-udp-listener',
    quicPorts: 'quic-enabled-ports',
  }),
  ...bindings(PREFIX, {
    sourceRanges: 'load-balancer-source-ranges',
    actions: ['actions.${protocol}-${port}', json],
  }),
];

/** Annotations of a Service with these options; the class {@link NLB_LOAD_BALANCER_CLASS} is a field, not one of them. */
export function nlbAnnotations(options: NlbOptions): Record<string, string> {
  return annotate(NLB_BINDINGS, options);
}
