import type { InstanceType } from './instance-types.ts';

/** How the VPC CNI gives addresses to the pods of a node; all default to the settings of the CNI itself. */
export interface PodAddressing {
  /** ENABLE_PREFIX_DELEGATION: each slot of an interface holds 16 addresses instead of one. */
  readonly prefixDelegation?: boolean;
  /** AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: pods use no address of the first interface. */
  readonly customNetworking?: boolean;
  /** RESERVED_ENIS: interfaces that Karpenter takes for used, whatever they are used for. */
  readonly reservedInterfaces?: number;
  /** MAX_ENI: how many interfaces the CNI uses at most. */
  readonly maxInterfaces?: number;
}

/** IPv4 addresses of a prefix that the CNI asks EC2 for, a /28. */
export const ADDRESSES_PER_PREFIX = 16;

/** Pods that use the address of the node itself, aws-node and kube-proxy. */
const HOST_NETWORK_PODS = 2;

/**
 * Pods that can get an address on a node: each interface has an address of its own, which no pod gets. A type without
 * Nitro has no prefixes, whatever the setting.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html,
 * https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md (MAX_ENI, ENABLE_PREFIX_DELEGATION)
 */
export function addressablePods(type: InstanceType, addressing: PodAddressing = {}): number {
  const { prefixDelegation = false, customNetworking = false, reservedInterfaces = 0 } = addressing;
  const all = Math.min(type.networkInterfaces, addressing.maxInterfaces ?? Infinity);
  const interfaces = Math.max(0, all - reservedInterfaces - (customNetworking ? 1 : 0));
  const perSlot = prefixDelegation && type.nitro ? ADDRESSES_PER_PREFIX : 1;
  return interfaces * (type.ipv4PerInterface - 1) * perSlot + HOST_NETWORK_PODS;
}

/**
 * How many pods AWS advises at most for a node, whatever its addresses; managed node groups never go beyond.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html,
 * https://github.com/awslabs/amazon-eks-ami/blob/main/templates/al2/runtime/max-pods-calculator.sh
 */
export function podCeiling({ vcpus }: InstanceType): number {
  return vcpus > 30 ? 250 : 110;
}

/** What `maxPods` of a kubelet should be: as many pods as get an address, up to what AWS advises. */
export function maxPods(type: InstanceType, addressing: PodAddressing = {}): number {
  return Math.min(addressablePods(type, addressing), podCeiling(type));
}
