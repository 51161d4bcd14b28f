import { ELB_TAG, INTERNAL_ELB_TAG } from '@nodeless/contracts/aws';
import { DISCOVERY_TAG } from '@nodeless/contracts/karpenter';
import type { SubnetRole } from '../address-plan.ts';

/**
 * Tags by which others choose subnets of a VPC that is rendered. The load-balancer controller takes each kind for its
 * scheme, Karpenter private ones. Those of the control plane have none: whatever chose them would eat the addresses that an
 * upgrade needs. Those of pods have none, because nodes and load balancers there would leave pods without addresses.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export function stackSubnetTags(role: SubnetRole, cluster: string): { readonly [key: string]: string } {
  switch (role) {
    case 'private':
      return { [INTERNAL_ELB_TAG]: '1', [DISCOVERY_TAG]: cluster };
    case 'public':
      return { [ELB_TAG]: '1' };
    case 'controlPlane':
    case 'pods':
      return {};
  }
}
