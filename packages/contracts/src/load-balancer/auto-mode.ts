import { albAnnotations } from './alb-annotations.ts';
import type { AlbOptions } from './alb-options.ts';
import { nlbAnnotations } from './nlb-annotations.ts';
import type { NlbOptions } from './nlb-options.ts';

/** `spec.loadBalancerClass` of a Service that EKS Auto Mode turns into an NLB; immutable. */
export const AUTO_MODE_NLB_CLASS = 'eks.amazonaws.com/nlb';

/** `spec.controller` of an IngressClass that EKS Auto Mode turns into ALBs. */
export const AUTO_MODE_ALB_CONTROLLER = 'eks.amazonaws.com/alb';

/**
 * Annotations of a Service in EKS Auto Mode. Who may connect is a field of the Service there, and the PROXY protocol an
 * attribute of the target groups.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html
 */
export function autoModeNlb({ sourceRanges = [], proxyProtocol, ...options }: NlbOptions): {
  readonly annotations: Record<string, string>;
  /** `spec.loadBalancerSourceRanges` of the Service. */
  readonly sourceRanges: readonly string[];
} {
  if (proxyProtocol !== true) return { annotations: nlbAnnotations(options), sourceRanges };
  const targetGroupAttributes = { ...options.targetGroupAttributes, 'proxy_protocol_v2.enabled': true };
  return { annotations: nlbAnnotations({ ...options, targetGroupAttributes }), sourceRanges };
}

/**
 * Annotations of an Ingress in EKS Auto Mode. The name of a group belongs to its IngressClassParams.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html
 */
export function autoModeAlb(options: AlbOptions): Record<string, string> {
  const { 'alb.ingress.kubernetes.io/group.name': _, ...annotations } = albAnnotations(options);
  return annotations;
}

interface Unsupported {
  /** Below the options: `['waf', 'classicAclId']`. */
  readonly path: readonly string[];
  readonly hint: string;
}

/** Options of an NLB that EKS Auto Mode does not know. */
export function autoModeNlbProblems({
  disableSecurityGroups,
  proxyProtocolPorts,
}: NlbOptions): Unsupported[] {
  return [
    ...(disableSecurityGroups === true
      ? [{ path: ['disableSecurityGroups'], hint: 'its load balancers always have security groups' }]
      : []),
    ...(proxyProtocolPorts === undefined
      ? []
      : [
          {
            path: ['proxyProtocolPorts'],
            hint: 'write proxyProtocol, or proxy_protocol_v2.enabled in targetGroupAttributesByPort',
          },
        ]),
  ];
}

/** Options of an ALB that EKS Auto Mode does not know. */
export function autoModeAlbProblems({ auth, shieldAdvancedProtection, waf }: AlbOptions): Unsupported[] {
  return [
    ...(waf?.classicAclId === undefined
      ? []
      : [{ path: ['waf', 'classicAclId'], hint: 'use a web ACL of WAF v2: waf.aclArn' }]),
    ...(shieldAdvancedProtection === undefined
      ? []
      : [{ path: ['shieldAdvancedProtection'], hint: 'leave it out: Shield is not integrated there' }]),
    ...(auth?.type === 'oidc'
      ? [{ path: ['auth', 'type'], hint: 'use Cognito, or let the app log people in' }]
      : []),
  ];
}
