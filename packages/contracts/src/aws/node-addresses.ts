import type { InstanceType } from './instance-types.ts';
import { ADDRESSES_PER_PREFIX, type PodAddressing } from './max-pods.ts';

/** What the VPC CNI keeps ready on a node for the next pods; all default to the settings of the CNI itself. */
export interface WarmPool {
  /** WARM_ENI_TARGET: whole interfaces. Default: 1. No effect beside the two targets of addresses. */
  readonly interfaces?: number;
  /** WARM_IP_TARGET: free addresses. */
  readonly addresses?: number;
  /** MINIMUM_IP_TARGET: addresses in all, free or not. */
  readonly minimum?: number;
  /** WARM_PREFIX_TARGET: free prefixes. Default: 1. No effect beside the two targets of addresses. */
  readonly prefixes?: number;
}

/** IPv4 addresses that one node takes. */
export interface NodeAddresses {
  /** From the subnet of the node. */
  readonly ofNode: number;
  /** From the subnet of its pods, which with custom networking is another one, else the same. */
  readonly ofPods: number;
}

/**
 * IPv4 addresses that a node takes from its subnets when it runs a number of pods, in use or kept warm. By default each
 * interface comes with all of its addresses, and one more interface is kept than pods need; with targets of addresses
 * only as many as they ask for; with prefixes 16 at a time. Each interface has an address of its own.
 * Sources: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/eni-and-ip-target.md,
 * https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md,
 * https://docs.aws.amazon.com/eks/latest/best-practices/ip-opt.html
 *
 * @param pods those with an address of their own, without those in the network of the host
 */
export function nodeAddresses(
  type: InstanceType,
  pods: number,
  addressing: PodAddressing = {},
  warm: WarmPool = {},
): NodeAddresses {
  const { customNetworking = false, prefixDelegation = false } = addressing;
  const most = Math.min(type.networkInterfaces, addressing.maxInterfaces ?? Infinity);
  const limit = Math.max(customNetworking ? 0 : 1, customNetworking ? most - 1 : most);
  const slots = type.ipv4PerInterface - 1;
  const taken =
    prefixDelegation && type.nitro
      ? withPrefixes(pods, limit, slots, warm)
      : withAddresses(pods, limit, slots, warm);
  return { ofNode: customNetworking ? 1 : 0, ofPods: taken };
}

function withAddresses(pods: number, limit: number, slots: number, warm: WarmPool): number {
  const targets = targetOf(pods, warm);
  if (targets === undefined) {
    const interfaces = Math.ceil(pods / slots) + (warm.interfaces ?? 1);
    return atLeastOne(interfaces, limit) * (slots + 1);
  }
  const addresses = Math.min(targets, limit * slots);
  return addresses + atLeastOne(Math.ceil(addresses / slots), limit);
}

function withPrefixes(pods: number, limit: number, slots: number, warm: WarmPool): number {
  const targets = targetOf(pods, warm);
  const wanted =
    targets === undefined
      ? Math.ceil(pods / ADDRESSES_PER_PREFIX) + (warm.prefixes ?? 1)
      : Math.ceil(targets / ADDRESSES_PER_PREFIX);
  const prefixes = Math.min(wanted, limit * slots);
  return prefixes * ADDRESSES_PER_PREFIX + atLeastOne(Math.ceil(prefixes / slots), limit);
}

/** Addresses for pods that the targets ask for; undefined without any. A target of 0 is none. */
function targetOf(pods: number, { addresses = 0, minimum = 0 }: WarmPool): number | undefined {
  return addresses > 0 || minimum > 0 ? Math.max(minimum, pods + addresses) : undefined;
}

function atLeastOne(interfaces: number, limit: number): number {
  return Math.min(limit, Math.max(1, interfaces));
}

const PODS_PER_CORE = 10;
const PODS_PER_NODE = 110;

/**
 * Pods of a node that is as full as Kubernetes is tested with: ten for each CPU, 110 at most.
 * Source: https://github.com/kubernetes/community/blob/master/sig-scalability/configs-and-limits/thresholds.md
 */
export function fullNodePods({ vcpus }: InstanceType): number {
  return Math.min(PODS_PER_NODE, PODS_PER_CORE * vcpus);
}
