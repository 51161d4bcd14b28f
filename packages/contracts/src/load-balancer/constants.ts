/** `spec.loadBalancerClass` of a Service that the load balancer controller turns into an NLB; immutable. */
export const NLB_LOAD_BALANCER_CLASS = 'service.k8s.aws/nlb';

/** `spec.controller` of an IngressClass that the load balancer controller turns into ALBs. */
export const ALB_INGRESS_CONTROLLER = 'ingress.k8s.aws/alb';
