/** Annotations that set attributes of load balancers. */
export const ATTRIBUTE_ANNOTATIONS = [
  'alb.ingress.kubernetes.io/load-balancer-attributes',
  'service.beta.kubernetes.io/aws-load-balancer-attributes',
];
