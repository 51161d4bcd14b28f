/**
 * Tags by which the load-balancer controller chooses subnets for internal and for internet-facing load balancers.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export const INTERNAL_ELB_TAG = 'kubernetes.io/role/internal-elb';
export const ELB_TAG = 'kubernetes.io/role/elb';
