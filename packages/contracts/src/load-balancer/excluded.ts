/** Annotations of the controller that no option sets, each with the reason. */
export const EXCLUDED_ANNOTATIONS: { readonly [annotation: string]: string } = {
  'service.beta.kubernetes.io/aws-load-balancer-type':
    'spec.loadBalancerClass says which controller owns the Service; the annotation must never change on a Service that exists',
  'service.beta.kubernetes.io/aws-load-balancer-internal': 'deprecated: scheme',
  'service.beta.kubernetes.io/aws-load-balancer-access-log-enabled':
    'deprecated: attributes, access_logs.s3.enabled',
  'service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-name':
    'deprecated: attributes, access_logs.s3.bucket',
  'service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-prefix':
    'deprecated: attributes, access_logs.s3.prefix',
  'service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled':
    'deprecated: attributes, load_balancing.cross_zone.enabled',
  'service.beta.kubernetes.io/aws-load-balancer-quic-enabled-containers':
    'belongs to a pod, not to a Service',
  'alb.ingress.kubernetes.io/web-acl-id': 'deprecated: waf.classicAclId',
  'alb.ingress.kubernetes.io/dry-run-plan': 'the controller writes it',
  'kubernetes.io/ingress.class': 'deprecated: the field spec.ingressClassName',
};
