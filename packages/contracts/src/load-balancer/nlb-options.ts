import { z } from 'zod';
import { codedCheck } from '../issue.ts';
import { NLB_ATTRIBUTES, NLB_LISTENER_ATTRIBUTES, NLB_TARGET_GROUP_ATTRIBUTES } from './attributes.ts';
import { NlbActionSchema } from './nlb-actions.ts';
import { nlbProblems } from './nlb-rules.ts';
import { flag, integer, keyed, list, matching, oneOf } from './options.ts';
import {
  address,
  capacityUnits,
  certificates,
  cidr,
  eipAllocations,
  healthCheckNumbers,
  healthCheckPath,
  healthCheckPort,
  HTTP_STATUS_CODES,
  loadBalancerName,
  nodeLabels,
  PORT,
  prefixLists,
  scheme,
  securityGroups,
  servicePort,
  sslPolicy,
  subnets,
  successCodes,
  tags,
} from './values.ts';

const SOURCE_NAT_PREFIX = /^(auto_assigned|[0-9a-fA-F:]*:[0-9a-fA-F:]*\/80)$/;
const LISTENER = /^(TCP|TLS|UDP|TCP_UDP|QUIC|TCP_QUIC)-\d+$/;
const ACTION_LISTENER = /^(TCP|TLS|UDP|TCP_UDP)-\d+$/;

const healthCheck = z
  .strictObject({
    protocol: oneOf(
      ['tcp', 'http', 'https'],
      'How targets are checked, those of UDP ports too: the pods must answer by TCP at the port of the check.',
      'tcp',
    ),
    port: healthCheckPort(true),
    path: healthCheckPath('Path that is asked for; only for http and https.', '/'),
    successCodes: successCodes(HTTP_STATUS_CODES, '200-399'),
    ...healthCheckNumbers({ interval: 10, timeout: 10, healthy: 3, unhealthy: 3 }),
  })
  .partial()
  .describe('How the load balancer finds out that a target works.');

const tls = z
  .strictObject({
    certificates: certificates(),
    ports: list(servicePort(), 'TCP ports of the Service that speak TLS. Default: all of them.').optional(),
    policy: sslPolicy().optional(),
    alpnPolicy: oneOf(
      ['HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred', 'None'],
      'Which HTTP version is agreed on in the TLS handshake.',
      'None',
    ).optional(),
    backendProtocol: oneOf(
      ['tcp', 'ssl'],
      'What is spoken with targets behind TLS listeners.',
      'tcp',
    ).optional(),
  })
  .describe('TLS that ends at the load balancer.');

/**
 * Options of a Service that becomes a Network Load Balancer, by the load balancer controller v3.5.0.
 * Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 */
export const NlbOptionsSchema = z
  .strictObject({
    scheme: scheme('Who can reach the load balancer. A change replaces it.'),
    targetType: oneOf(
      ['instance', 'ip'],
      'Whether nodes or pods are the targets; pods on Fargate need ip.',
      'ip',
    ),
    name: loadBalancerName(),
    ipAddressType: oneOf(['ipv4', 'dualstack'], 'Address families of the load balancer.', 'ipv4'),
    subnets: subnets('Subnets of the load balancer.'),
    securityGroups: securityGroups(
      'Security groups instead of the one that the controller makes; say with manageBackendSecurityGroupRules who opens the targets for them.',
    ),
    manageBackendSecurityGroupRules: flag(
      'Let the controller open the targets for the load balancer. Only with securityGroups, where the default is false, or disableSecurityGroups, where it is true.',
    ),
    disableSecurityGroups: flag(
      'Make a load balancer without security groups; counts at creation only.',
      false,
    ),
    sourceRanges: list(
      cidr(),
      'Who may connect; does nothing with disableSecurityGroups unless targets see clients. Default: 0.0.0.0/0, with dualstack also ::/0.',
    ),
    securityGroupPrefixLists: prefixLists(),
    inboundRulesOnPrivateLinkTraffic: flag(
      'Apply security group rules to traffic that comes through PrivateLink.',
    ),
    icmpForPathMtuDiscovery: flag('Let ICMP for path MTU discovery in.', false),
    proxyProtocol: flag('Put a PROXY protocol v2 header before the data, on all ports.', false),
    proxyProtocolPorts: list(
      integer({ ...PORT, example: 443 }, 'A Service port.'),
      'Service ports with a PROXY protocol v2 header; others have none.',
    ),
    healthCheck,
    tls,
    eipAllocations: eipAllocations('Elastic IPs of the load balancer.'),
    privateIpv4Addresses: list(address('ipv4'), 'Private addresses, one a subnet. Only for internal ones.'),
    ipv6Addresses: list(address('ipv6'), 'IPv6 addresses, one a subnet. Only with dualstack.'),
    prefixForIpv6SourceNat: flag(
      'Give each subnet an IPv6 prefix for source NAT; UDP with dualstack needs it.',
      false,
    ),
    sourceNatIpv6Prefixes: list(
      matching(SOURCE_NAT_PREFIX, '2001:db8:1:1:1::/80', 'A /80 block or auto_assigned.'),
      'Prefixes for source NAT, one a subnet. Only with prefixForIpv6SourceNat.',
    ),
    attributes: NLB_ATTRIBUTES.describe(
      'Attributes of the load balancer. Leaving one out later does not reset it.',
    ),
    targetGroupAttributes: NLB_TARGET_GROUP_ATTRIBUTES.describe('Attributes of all target groups.'),
    targetGroupAttributesByPort: keyed(
      /^\d+$/,
      '443',
      NLB_TARGET_GROUP_ATTRIBUTES,
      'Attributes of the target group of one Service port; they come before targetGroupAttributes.',
    ),
    listenerAttributes: keyed(
      LISTENER,
      'TCP-80',
      NLB_LISTENER_ATTRIBUTES,
      'Attributes of one listener: its protocol, which is TLS with certificates, and the Service port.',
    ),
    actions: keyed(
      ACTION_LISTENER,
      'TCP-80',
      NlbActionSchema,
      'What one listener does, to share traffic by weight.',
    ),
    tags: tags('Tags of everything that the controller makes for the Service.'),
    targetNodeLabels: nodeLabels(),
    multiClusterTargetGroup: flag('Share the target groups with other clusters.', false),
    minimumCapacityUnits: capacityUnits(5500),
    tcpUdpListener: flag(
      'Make one TCP_UDP listener where a TCP and a UDP port have the same number; without it one of them is lost.',
      false,
    ),
    quicPorts: list(
      integer({ ...PORT, example: 443 }, 'A Service port.'),
      'UDP ports that become QUIC; with tcpUdpListener TCP_QUIC.',
    ),
  })
  .partial()
  .check(codedCheck(nlbProblems));

export type NlbOptions = z.output<typeof NlbOptionsSchema>;
