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
  /** Windows: the control plane gives pods the addresses of one interface. Default: false. */
  readonly oneInterface?: boolean;
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

/**
 * What the sources say of Windows: the VPC resource controller keeps three addresses ready for the next pods, or one prefix.
 * Sources: pkg/config/type.go of https://github.com/aws/amazon-vpc-resource-controller-k8s;
 * https://docs.aws.amazon.com/eks/latest/best-practices/windows-networking.html
 */
export function windowsAddressing(spec: ClusterSpec): NodeAddressing {
  const values = configurationOf(spec.addons['vpc-cni']);
  const count = (key: string, otherwise: number) => {
    const written = at(values, key);
    const value = typeof written === 'string' || typeof written === 'number' ? Number(written) : otherwise;
    return Number.isInteger(value) ? value : otherwise;
  };
  const prefixDelegation = String(at(values, 'enableWindowsPrefixDelegation') ?? false) === 'true';
  return {
    ...{ ipv6: false, customNetworking: false, prefixDelegation, oneInterface: true },
    warm: prefixDelegation
      ? { prefixes: count('warmWindowsPrefixTarget', 1) }
      : {
          addresses: count('warmWindowsIPTarget', WINDOWS_WARM_ADDRESSES),
          minimum: count('minimumWindowsIPTarget', WINDOWS_WARM_ADDRESSES),
        },
  };
}

const WINDOWS_WARM_ADDRESSES = 3;

/** Addresses of a node that runs nothing yet. In an IPv6 cluster pods take none of IPv4. */
export function emptyNode(type: InstanceType, addressing: NodeAddressing): NodeAddresses {
  return addressing.ipv6 ? OF_IPV6 : addressesOf(type, 0, addressing);
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
  return addressesOf(type, pods, addressing);
}

function addressesOf(type: InstanceType, pods: number, addressing: NodeAddressing): NodeAddresses {
  const { oneInterface = false, warm } = addressing;
  return nodeAddresses(oneInterface ? { ...type, networkInterfaces: 1 } : type, pods, addressing, warm);
}

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html */
const OF_IPV6: NodeAddresses = { ofNode: 1, ofPods: 0 };
