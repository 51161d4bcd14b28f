import { AlbActionSchema } from './alb-actions.ts';
import { AlbAuthSchema, AlbJwtSchema, AlbMutualAuthenticationSchema } from './alb-auth.ts';
import { AnnotatedConditionsSchema } from './alb-conditions.ts';
import type { AlbOptions } from './alb-options.ts';
import { AlbTransformsSchema } from './alb-transforms.ts';
import { annotate, rows, type AnnotationRow } from './annotation-row.ts';
import {
  bool,
  capacity,
  cidrs,
  filled,
  groupName,
  int,
  list,
  map,
  port,
  portMap,
  shortName,
  silentBool,
  spaced,
  text,
  word,
} from './forms.ts';
import { filledList, json, listenPorts } from './json-form.ts';

const onService = true;
const scheme = word('internal', 'internet-facing');
const http = word('HTTP', 'HTTPS');
const frontend = (since = '2.13.0') => ({ since, merge: 'equal' }) as const;
const frontendHealth = { ...frontend(), onService };
const CLASSIC_WAF = 'use a web ACL of WAF v2: waf.aclArn';

/**
 * The annotations of an Ingress. Sources: pkg/annotations/constants.go of the load balancer controller v3.5.0, what the files
 * of pkg/ingress do with each, and the same file of each release for `since`; for EKS Auto Mode
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
 */
export const ALB_ROWS: readonly AnnotationRow[] = [
  ...rows('Ingress', 'alb.ingress.kubernetes.io/', {
    scheme: ['scheme', scheme, { classParams: 'scheme', merge: 'equal' }],
    'target-type': ['targetType', word('instance', 'ip'), { classParams: 'targetType', onService }],
    'load-balancer-name': [
      'name',
      shortName,
      { since: '2.2.0', classParams: 'loadBalancerName', merge: 'equal' },
    ],
    'group.name': [
      'group.name',
      groupName,
      { classParams: 'group', notInAutoMode: 'name the group in the IngressClassParams of a class' },
    ],
    'group.order': ['group.order', int(32, { min: -1000, max: 1000 })],
    'ip-address-type': [
      'ipAddressType',
      word('ipv4', 'dualstack', 'dualstack-without-public-ipv4'),
      { classParams: 'ipAddressType', merge: 'equal' },
    ],
    subnets: ['subnets', list(), { classParams: 'subnets', merge: 'set' }],
    'security-groups': ['securityGroups', list(), { merge: 'list' }],
    'manage-backend-security-group-rules': [
      'manageBackendSecurityGroupRules',
      bool,
      { since: '2.3.0', merge: 'equal' },
    ],
    'inbound-cidrs': ['inboundCidrs', cidrs, { classParams: 'inboundCIDRs', merge: 'listenerSet' }],
    'security-group-prefix-lists': [
      'securityGroupPrefixLists',
      list(),
      { since: '2.8.0', classParams: 'prefixListsIDs', merge: 'listenerSet' },
    ],
    'customer-owned-ipv4-pool': ['customerOwnedIpv4Pool', filled, { since: '2.1.0', merge: 'equal' }],
    'ipam-ipv4-pool-id': [
      'ipamIpv4PoolId',
      text,
      { since: '2.12.0', classParams: 'ipamConfiguration', merge: 'equal' },
    ],
    'listen-ports': ['listenPorts', listenPorts],
    'certificate-arn': ['tls.certificates', list(), { classParams: 'certificateArn' }],
    'ssl-policy': ['tls.policy', text, { classParams: 'sslPolicy', merge: 'listener' }],
    'ssl-redirect': [
      'tls.redirectPort',
      int(),
      { since: '2.2.0', classParams: 'sslRedirectPort', merge: 'equal' },
    ],
    'mutual-authentication': [
      'tls.mutualAuthentication',
      filledList(AlbMutualAuthenticationSchema),
      { since: '2.7.0', merge: 'listener' },
    ],
    'create-acm-cert': ['tls.createAcmCertificate', silentBool, { since: '3.3.0' }],
    'acm-pca-arn': ['tls.privateCaArn', text, { since: '3.3.0' }],
    'backend-protocol': ['backendProtocol', http, { onService }],
    'backend-protocol-version': [
      'backendProtocolVersion',
      word('HTTP1', 'HTTP2', 'GRPC'),
      { since: '2.1.0', onService },
    ],
    'healthcheck-protocol': ['healthCheck.protocol', http, { onService }],
    'healthcheck-port': ['healthCheck.port', port, { onService }],
    'healthcheck-path': ['healthCheck.path', text, { onService }],
    'success-codes': ['healthCheck.successCodes', text, { onService }],
    'healthcheck-interval-seconds': ['healthCheck.intervalSeconds', int(), { onService }],
    'healthcheck-timeout-seconds': ['healthCheck.timeoutSeconds', int(), { onService }],
    'healthy-threshold-count': ['healthCheck.healthyThreshold', int(), { onService }],
    'unhealthy-threshold-count': ['healthCheck.unhealthyThreshold', int(), { onService }],
    'load-balancer-attributes': [
      'attributes',
      map(),
      { classParams: 'loadBalancerAttributes', merge: 'keys' },
    ],
    'target-group-attributes': ['targetGroupAttributes', map(), { onService }],
    'listener-attributes.${Protocol}-${Port}': [
      'listenerAttributes',
      map(),
      { since: '2.9.0', classParams: 'listeners', merge: 'keys' },
    ],
    'actions.${action-name}': ['actions', json(AlbActionSchema)],
    'conditions.${conditions-name}': ['conditions', json(AnnotatedConditionsSchema)],
    'transforms.${transforms-name}': ['transforms', json(AlbTransformsSchema), { since: '2.15.0' }],
    'use-regex-path-match': ['useRegexPathMatch', bool, { since: '2.14.1' }],
    'auth-type': ['auth.type', word('none', 'oidc', 'cognito'), { onService }],
    'auth-idp-cognito': ['auth.cognito', json(AlbAuthSchema.shape.cognito), { onService }],
    'auth-idp-oidc': ['auth.oidc', json(AlbAuthSchema.shape.oidc), { onService }],
    'auth-on-unauthenticated-request': ['auth.onUnauthenticatedRequest', text, { onService }],
    'auth-scope': ['auth.scopes', spaced, { onService }],
    'auth-session-cookie': ['auth.sessionCookie', text, { onService }],
    'auth-session-timeout': ['auth.sessionTimeoutSeconds', int(64), { onService }],
    'jwt-validation': ['jwtValidation', json(AlbJwtSchema), { since: '2.15.0' }],
    'wafv2-acl-arn': ['waf.aclArn', text, { classParams: 'wafv2AclArn', merge: 'equal' }],
    'wafv2-acl-name': ['waf.aclName', text, { since: '2.14.0', classParams: 'wafv2AclName', merge: 'equal' }],
    'waf-acl-id': ['waf.classicAclId', text, { merge: 'equal', notInAutoMode: CLASSIC_WAF }],
    'web-acl-id': [undefined, text, { instead: 'waf-acl-id', notInAutoMode: CLASSIC_WAF }],
    'shield-advanced-protection': [
      'shieldAdvancedProtection',
      bool,
      { merge: 'equal', notInAutoMode: 'leave it out: Shield is not integrated there' },
    ],
    tags: ['tags', map(), { classParams: 'tags', merge: 'keys', onService }],
    'target-node-labels': ['targetNodeLabels', map(), { since: '2.2.0', onService }],
    'target-control-port.${serviceName}.${servicePort}': [
      'targetControlPorts',
      int(),
      { since: '2.16.0', onService },
    ],
    'multi-cluster-target-group': ['multiClusterTargetGroup', bool, { since: '2.10.0', onService }],
    'minimum-load-balancer-capacity': [
      'minimumCapacityUnits',
      capacity,
      { since: '2.11.0', classParams: 'minimumLoadBalancerCapacity', merge: 'equal' },
    ],
    'enable-frontend-nlb': ['frontendNlb.enabled', bool, frontend()],
    'frontend-nlb-scheme': ['frontendNlb.scheme', scheme, frontend()],
    'frontend-nlb-subnets': ['frontendNlb.subnets', list(), { since: '2.13.0', merge: 'set' }],
    'frontend-nlb-security-groups': [
      'frontendNlb.securityGroups',
      list(),
      { since: '2.13.0', merge: 'list' },
    ],
    'frontend-nlb-listener-port-mapping': ['frontendNlb.listenerPortMapping', portMap, { since: '2.13.0' }],
    'frontend-nlb-healthcheck-protocol': ['frontendNlb.healthCheck.protocol', http, frontendHealth],
    'frontend-nlb-healthcheck-port': ['frontendNlb.healthCheck.port', port, frontendHealth],
    'frontend-nlb-healthcheck-path': ['frontendNlb.healthCheck.path', text, frontendHealth],
    'frontend-nlb-healthcheck-success-codes': ['frontendNlb.healthCheck.successCodes', text, frontendHealth],
    'frontend-nlb-healthcheck-interval-seconds': [
      'frontendNlb.healthCheck.intervalSeconds',
      int(),
      frontendHealth,
    ],
    'frontend-nlb-healthcheck-timeout-seconds': [
      'frontendNlb.healthCheck.timeoutSeconds',
      int(),
      frontendHealth,
    ],
    'frontend-nlb-healthcheck-healthy-threshold-count': [
      'frontendNlb.healthCheck.healthyThreshold',
      int(),
      frontendHealth,
    ],
    'frontend-nlb-healthcheck-unhealthy-threshold-count': [
      'frontendNlb.healthCheck.unhealthyThreshold',
      int(),
      frontendHealth,
    ],
    'frontend-nlb-tags': ['frontendNlb.tags', map(), { since: '2.14.0', merge: 'keys' }],
    'frontend-nlb-eip-allocations': [
      'frontendNlb.eipAllocations',
      list(),
      { since: '2.14.0', merge: 'list' },
    ],
    'frontend-nlb-attributes': ['frontendNlb.attributes', map(), { since: '3.2.0', merge: 'keys' }],
    'dry-run-plan': [undefined, text, { since: '3.4.0', instead: 'the controller writes it' }],
  }),
  ...rows('Ingress', 'kubernetes.io/', {
    'ingress.class': [
      undefined,
      text,
      { instead: 'the field spec.ingressClassName', notInAutoMode: 'write the field spec.ingressClassName' },
    ],
  }),
];

/** Annotations of an Ingress with these options; its class is the field `spec.ingressClassName`, not one of them. */
export function albAnnotations(options: AlbOptions): Record<string, string> {
  return annotate(ALB_ROWS, options);
}
