const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';
const ALB = 'alb.ingress.kubernetes.io/';

/**
 * Annotations whose change makes the load balancer controller build another load balancer (`type`, `scheme`; the name
 * is part of its identity) or another target group (target type, protocol, protocol version, IP address type). Sources:
 * `isSDKLoadBalancerRequiresReplacement` in
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/deploy/elbv2/load_balancer_synthesizer.go and
 * `isSDKTargetGroupRequiresReplacement` in .../target_group_synthesizer.go
 */
export const NLB_REPLACING = [
  ...['scheme', 'internal', 'type', 'name', 'nlb-target-type', 'backend-protocol'].map((name) => NLB + name),
];

export const ALB_REPLACING = [
  ...[
    'scheme',
    'load-balancer-name',
    'group.name',
    'target-type',
    'backend-protocol',
    'backend-protocol-version',
  ].map((name) => ALB + name),
  'kubernetes.io/ingress.class',
];

/** Those of them that touch the load balancer itself, so that its DNS name changes. */
export const NEW_ADDRESS = [
  ...['scheme', 'internal', 'type', 'name'].map((name) => NLB + name),
  ...['scheme', 'load-balancer-name', 'group.name'].map((name) => ALB + name),
];
/** Those that replace target groups only. */
export const NEW_TARGETS = [
  ...['nlb-target-type', 'backend-protocol'].map((name) => NLB + name),
  ...['target-type', 'backend-protocol', 'backend-protocol-version'].map((name) => ALB + name),
];
/** What the controller takes where an annotation is absent: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/ */
export const ABSENT_IS: Readonly<Record<string, string>> = {
  [`${ALB}scheme`]: 'internal',
  [`${ALB}backend-protocol`]: 'HTTP',
  [`${ALB}backend-protocol-version`]: 'HTTP1',
};
/**
 * Both decide the scheme of the load balancer of a Service; the older one, 'true' or 'false', counts without the other.
 * Without either a load balancer that is there keeps its scheme, and a new one is internal.
 * Source: buildLoadBalancerScheme in pkg/service/model_build_load_balancer.go, load balancer controller v3.5.0, and
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/
 */
export const NLB_SCHEME = `${NLB}scheme`;
export const NLB_INTERNAL = `${NLB}internal`;
/** The certificate that clients see. */
export const CERTIFICATES = [`${NLB}ssl-cert`, `${ALB}certificate-arn`];
/** Read when the load balancer is built, and never again: one without security groups cannot get any, and the other way. */
export const CREATION_ONLY = [`${NLB}disable-nlb-sg`];
