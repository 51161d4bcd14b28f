import {
  fullNodePods,
  nodeAddresses,
  type InstanceType,
  type NodeAddresses,
  type PodAddressing,
  type WarmPool,
} from '@nodeless/contracts/aws';
import { at, mergePatch, textMap } from '@nodeless/core';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { configurationOf } from '../addons.ts';
import { derivedVpcCni, podNetworking } from '../pod-networking.ts';

/** How the nodes of a pool or group get addresses for themselves and their pods. */
export interface NodeAddressing extends PodAddressing {
  readonly ipv6: boolean;
  readonly warm: WarmPool;
}

/** What kubelet limits. */
export interface PodLimits {
  readonly maxPods?: number | undefined;
  readonly podsPerCore?: number | undefined;
}

/** What the sources say of the VPC CNI. */
export function cniAddressing(spec: ClusterSpec): NodeAddressing {
  const values = mergePatch(derivedVpcCni(spec), configurationOf(spec.addons['vpc-cni']));
  const env = textMap(at(values, 'env'));
  const count = (name: string) => {
    const value = Number(env[name]);
    return Number.isInteger(value) ? value : undefined;
  };
  const warm = {
    interfaces: count('WARM_ENI_TARGET'),
    addresses: count('WARM_IP_TARGET'),
    minimum: count('MINIMUM_IP_TARGET'),
    prefixes: count('WARM_PREFIX_TARGET'),
  };
  const written = Object.entries(warm).filter(([, value]) => value !== undefined);
  return { ...podNetworking(spec), warm: Object.fromEntries(written) };
}

/**
 * EKS Auto Mode gives its nodes prefixes, and keeps some ready by the number of pods: counted as the VPC CNI does. With
 * `ipv4PrefixSize: "32"` it gives single addresses.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html
 */
export function autoModeAddressing(
  { network }: ClusterSpec,
  options: { readonly ownPodSubnets: boolean; readonly singleAddresses: boolean },
): NodeAddressing {
  return {
    ipv6: network.ipFamily === 'IPv6',
    prefixDelegation: !options.singleAddresses,
    customNetworking: options.ownPodSubnets,
    warm: options.singleAddresses ? { addresses: 1 } : {},
  };
}

/** Addresses of a node that runs nothing yet. In an IPv6 cluster pods take none of IPv4. */
export function emptyNode(type: InstanceType, addressing: NodeAddressing): NodeAddresses {
  return addressing.ipv6 ? OF_IPV6 : nodeAddresses(type, 0, addressing, addressing.warm);
}

/** Addresses of a node that is full. */
export function fullNode(
  type: InstanceType,
  addressing: NodeAddressing,
  { maxPods = Infinity, podsPerCore }: PodLimits = {},
): NodeAddresses {
  if (addressing.ipv6) return OF_IPV6;
  const byCore = podsPerCore ? podsPerCore * type.vcpus : Infinity;
  const pods = Math.min(fullNodePods(type), maxPods, byCore);
  return nodeAddresses(type, pods, addressing, addressing.warm);
}

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html */
const OF_IPV6: NodeAddresses = { ofNode: 1, ofPods: 0 };
