import { annotate, rows, type AnnotationRow } from './annotation-row.ts';
import {
  anyCase,
  bool,
  capacity,
  list,
  map,
  numbers,
  onlyOn,
  onOrOff,
  port,
  int,
  shortName,
  silentBool,
  star,
  text,
  word,
  wordOr,
} from './forms.ts';
import { json } from './json-form.ts';
import { NlbActionSchema } from './nlb-actions.ts';
import type { NlbOptions } from './nlb-options.ts';
import { addressProblem } from './values.ts';

const PREFIX = 'service.beta.kubernetes.io/';
const ATTRIBUTES = 'aws-load-balancer-attributes';
const BY_ATTRIBUTE = { notInAutoMode: `write it into ${ATTRIBUTES}` };
const PROXY = 'write proxyProtocol, or proxy_protocol_v2.enabled in targetGroupAttributesByPort';

/**
 * The annotations of a Service. Sources: pkg/annotations/constants.go of the load balancer controller v3.5.0, what the files of
 * pkg/service do with each, and the same file of each release for `since`; for EKS Auto Mode
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html
 */
export const NLB_ROWS: readonly AnnotationRow[] = [
  ...rows('Service', `${PREFIX}aws-load-balancer-`, {
    scheme: ['scheme', word('internal', 'internet-facing'), { since: '2.2.0' }],
    'nlb-target-type': ['targetType', wordOr(['instance', 'ip'], 'instance'), { since: '2.2.0' }],
    name: ['name', shortName, { since: '2.2.0' }],
    'ip-address-type': ['ipAddressType', word('ipv4', 'dualstack'), { since: '2.1.0' }],
    subnets: ['subnets', list(), { since: '2.1.0' }],
    'security-groups': ['securityGroups', list(), { since: '2.6.0' }],
    'manage-backend-security-group-rules': ['manageBackendSecurityGroupRules', bool, { since: '2.4.0' }],
    'disable-nlb-sg': [
      'disableSecurityGroups',
      bool,
      { since: '2.14.0', notInAutoMode: 'its load balancers always have security groups' },
    ],
    'security-group-prefix-lists': ['securityGroupPrefixLists', list(), { since: '2.8.0' }],
    'inbound-sg-rules-on-private-link-traffic': [
      'inboundRulesOnPrivateLinkTraffic',
      onOrOff,
      { since: '2.8.0' },
    ],
    'enable-icmp-for-path-mtu-discovery': ['icmpForPathMtuDiscovery', onlyOn, { since: '2.12.0' }],
    'proxy-protocol': [
      'proxyProtocol',
      star,
      {
        notInAutoMode: 'write proxy_protocol_v2.enabled=true into aws-load-balancer-target-group-attributes',
      },
    ],
    'proxy-protocol-per-target-group': [
      'proxyProtocolPorts',
      numbers,
      { since: '2.13.0', notInAutoMode: PROXY },
    ],
    'healthcheck-protocol': ['healthCheck.protocol', anyCase('tcp', 'http', 'https')],
    'healthcheck-port': ['healthCheck.port', port],
    'healthcheck-path': ['healthCheck.path', text],
    'healthcheck-success-codes': ['healthCheck.successCodes', text, { since: '2.4.6' }],
    'healthcheck-interval': ['healthCheck.intervalSeconds', int()],
    'healthcheck-timeout': ['healthCheck.timeoutSeconds', int()],
    'healthcheck-healthy-threshold': ['healthCheck.healthyThreshold', int()],
    'healthcheck-unhealthy-threshold': ['healthCheck.unhealthyThreshold', int()],
    'ssl-cert': ['tls.certificates', list()],
    'ssl-ports': ['tls.ports', list()],
    'ssl-negotiation-policy': ['tls.policy', text],
    'alpn-policy': [
      'tls.alpnPolicy',
      word('HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred', 'None'),
      { since: '2.1.0' },
    ],
    'backend-protocol': ['tls.backendProtocol', wordOr(['tcp', 'ssl'], 'tcp')],
    'eip-allocations': ['eipAllocations', list()],
    'private-ipv4-addresses': [
      'privateIpv4Addresses',
      list((one) => addressProblem('ipv4', one)),
      { since: '2.2.0' },
    ],
    'ipv6-addresses': ['ipv6Addresses', list((one) => addressProblem('ipv6', one)), { since: '2.4.4' }],
    'enable-prefix-for-ipv6-source-nat': ['prefixForIpv6SourceNat', onOrOff, { since: '2.10.0' }],
    'source-nat-ipv6-prefixes': ['sourceNatIpv6Prefixes', list(), { since: '2.10.0' }],
    attributes: ['attributes', map(routingPolicy), { since: '2.3.0' }],
    'target-group-attributes': ['targetGroupAttributes', map(), { since: '2.1.0' }],
    'target-group-attributes.${port}': ['targetGroupAttributesByPort', map(), { since: '2.14.0' }],
    'listener-attributes.${Protocol}-${Port}': ['listenerAttributes', map(), { since: '2.9.0' }],
    'additional-resource-tags': ['tags', map()],
    'target-node-labels': ['targetNodeLabels', map(), { since: '2.2.0' }],
    'multi-cluster-target-group': ['multiClusterTargetGroup', bool, { since: '2.10.0' }],
    'minimum-load-balancer-capacity': ['minimumCapacityUnits', capacity, { since: '2.11.0' }],
    'enable-tcp-udp-listener': ['tcpUdpListener', silentBool, { since: '2.13.0' }],
    'quic-enabled-ports': ['quicPorts', list(), { since: '2.15.0' }],
    type: [
      undefined,
      text,
      {
        instead:
          'spec.loadBalancerClass says which controller owns the Service; the annotation must never change on a Service that exists',
        notInAutoMode: 'write spec.loadBalancerClass',
      },
    ],
    internal: [undefined, bool, { instead: 'scheme', notInAutoMode: 'write aws-load-balancer-scheme' }],
    'access-log-enabled': [
      undefined,
      bool,
      { instead: 'access_logs.s3.enabled in attributes', ...BY_ATTRIBUTE },
    ],
    'access-log-s3-bucket-name': [
      undefined,
      text,
      { instead: 'access_logs.s3.bucket in attributes', ...BY_ATTRIBUTE },
    ],
    'access-log-s3-bucket-prefix': [
      undefined,
      text,
      { instead: 'access_logs.s3.prefix in attributes', ...BY_ATTRIBUTE },
    ],
    'cross-zone-load-balancing-enabled': [
      undefined,
      bool,
      { instead: 'load_balancing.cross_zone.enabled in attributes', ...BY_ATTRIBUTE },
    ],
    'quic-enabled-containers': [
      undefined,
      text,
      { since: '2.15.0', instead: 'it belongs to a pod, not to a Service' },
    ],
  }),
  ...rows('Service', PREFIX, {
    'load-balancer-source-ranges': [
      'sourceRanges',
      list(),
      { notInAutoMode: 'write spec.loadBalancerSourceRanges' },
    ],
    'actions.${protocol}-${port}': ['actions', json(NlbActionSchema), { since: '2.16.0' }],
  }),
];

/**
 * Annotations of the provider inside Kubernetes that the controller passes over.
 * Source: docs/service_controller.md of kubernetes/cloud-provider-aws at 63ec440c
 */
export const LEGACY_ANNOTATIONS: readonly string[] = [
  'access-log-emit-interval',
  'connection-draining-enabled',
  'connection-draining-timeout',
  'connection-idle-timeout',
  'extra-security-groups',
].map((name) => `${PREFIX}aws-load-balancer-${name}`);

/** The one attribute whose value the controller checks itself. */
function routingPolicy(key: string, value: string): string | undefined {
  const policies = [
    'any_availability_zone',
    'availability_zone_affinity',
    'partial_availability_zone_affinity',
  ];
  return key !== 'dns_record.client_routing_policy' || policies.includes(value)
    ? undefined
    : `${JSON.stringify(value)} is no ${key}`;
}

/** Annotations of a Service with these options; the class {@link NLB_LOAD_BALANCER_CLASS} is a field, not one of them. */
export function nlbAnnotations(options: NlbOptions): Record<string, string> {
  return annotate(NLB_ROWS, options);
}
