import {
  INSTANCE_TYPES,
  instanceType,
  maxPods,
  podCeiling,
  type InstanceType,
  type PodAddressing,
} from '@nodeless/contracts/aws';
import { matches, NODE_LABELS } from '@nodeless/contracts/karpenter';
import { at, mergePatch, textMap, type JsonObject } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { NodePoolSpec } from '../schema/node-pool.ts';
import { isExistingVpc, isStackVpc, type Network } from '../schema/network.ts';
import { configurationOf } from './addons.ts';

/** What decides how pods get their addresses. */
export type PodNetworkingSources = Pick<ClusterSpec, 'addons' | 'network' | 'region'>;

/** Ids of subnets by zone. */
export type SubnetsByZone = Readonly<Record<string, string>>;

/** How the VPC CNI gives addresses and security groups to pods. */
export interface PodNetworking extends PodAddressing {
  readonly prefixDelegation: boolean;
  readonly customNetworking: boolean;
  /** Each pod has an IPv6 address, of which a node has more than pods. */
  readonly ipv6: boolean;
  /** ENABLE_POD_ENI: pods can have branch interfaces with security groups of their own. */
  readonly podInterfaces: boolean;
  /** POD_SECURITY_GROUP_ENFORCING_MODE=strict, the default: their traffic never passes through the node. */
  readonly strictSecurityGroups: boolean;
}

/** Label of nodes by which aws-node finds the ENIConfig of its zone. */
const ZONE_LABEL = NODE_LABELS.zone;

/** True when pods have subnets of their own, and nodes therefore custom networking. */
export function hasPodSubnets(vpc: Network['vpc']): boolean {
  return isExistingVpc(vpc) ? vpc.subnets.pods !== undefined : isStackVpc(vpc) && vpc.podCidr !== undefined;
}

/** Where the subnets of pods are written. */
export function podSubnetsPath(vpc: Network['vpc']): string[] {
  return ['network', 'vpc', ...(isStackVpc(vpc) ? ['podCidr'] : ['subnets', 'pods'])];
}

function podSubnets(vpc: Network['vpc'], made: SubnetsByZone): JsonObject {
  const subnets = isExistingVpc(vpc)
    ? (vpc.subnets.pods ?? [])
    : Object.entries(made).map(([zone, id]) => ({ zone, id }));
  return Object.fromEntries(subnets.map(({ zone, id }) => [zone, { id }]));
}

/**
 * Configuration values of vpc-cni that follow from other sources. ENIConfigs are made by the add-on and not by Argo CD,
 * whose own pods would wait for them.
 * `made` are the subnets of pods that our stack made, as the facts know them.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/security-groups-pods-deployment.html (early demux in the mode strict)
 */
export function derivedVpcCni(spec: PodNetworkingSources, made: SubnetsByZone = {}): JsonObject {
  const { vpc } = spec.network;
  const strict = isStrict(textMap(at(configurationOf(spec.addons['vpc-cni']), 'env')));
  return {
    ...(!hasPodSubnets(vpc)
      ? {}
      : {
          env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: ZONE_LABEL },
          eniConfig: {
            create: true,
            region: spec.region,
            subnets: podSubnets(vpc, made),
          },
        }),
    ...(strict ? { init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } } } : {}),
  };
}

function isStrict(env: { readonly [name: string]: string }): boolean {
  return env['ENABLE_POD_ENI'] === 'true' && env['POD_SECURITY_GROUP_ENFORCING_MODE'] !== 'standard';
}

/** How pods get their addresses: what the sources say of vpc-cni, and what follows from the network. */
export function podNetworking(spec: PodNetworkingSources): PodNetworking {
  const values = mergePatch(derivedVpcCni(spec), configurationOf(spec.addons['vpc-cni']));
  const env = textMap(at(values, 'env'));
  const most = Number(env['MAX_ENI'] ?? 0);
  const ipv6 = spec.network.ipFamily === 'IPv6';
  return {
    ipv6,
    // Prefixes are the only way to IPv6 addresses of pods.
    prefixDelegation: ipv6 || env['ENABLE_PREFIX_DELEGATION'] === 'true',
    customNetworking: env['AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'] === 'true',
    podInterfaces: env['ENABLE_POD_ENI'] === 'true',
    strictSecurityGroups: isStrict(env),
    ...(most > 0 ? { maxInterfaces: most } : {}),
  };
}

/**
 * Interfaces of a node that Karpenter must not count: with custom networking pods never use the first one, and security
 * groups for pods take one for the trunk.
 * Source: https://karpenter.sh/docs/reference/settings/ (RESERVED_ENIS)
 */
export function reservedInterfaces({ customNetworking, podInterfaces }: PodNetworking): number {
  return customNetworking || podInterfaces ? 1 : 0;
}

/**
 * `maxPods` for nodes that may be of any of these types: what the smallest of them can carry. Undefined where a type is
 * not known, or where kubelet finds out by itself.
 */
export function maxPodsFor(
  types: readonly (InstanceType | undefined)[],
  networking: PodNetworking,
): number | undefined {
  const { prefixDelegation, customNetworking } = networking;
  if (!prefixDelegation && !customNetworking) return undefined;
  const known = types.flatMap((type) => type ?? []);
  if (known.length === 0 || known.length < types.length) return undefined;
  return Math.min(...known.map((type) => mostPods(type, networking)));
}

/** A prefix of IPv6 holds more addresses than a node can run pods. */
export function mostPods(type: InstanceType, networking: PodNetworking): number {
  return networking.ipv6 ? podCeiling(type) : maxPods(type, networking);
}

/** Source: https://karpenter.sh/docs/reference/instance-types/, for example category u and generation 1 of u-6tb1. */
const FAMILY = /^([a-z]+)(?:-[0-9]+tb)?([0-9]+)/;

function labelsOf(type: InstanceType): { readonly [label: string]: string } {
  const [, category = '', generation = ''] = FAMILY.exec(type.family) ?? [];
  return {
    [NODE_LABELS.architecture]: type.architecture,
    [NODE_LABELS.instanceType]: type.name,
    [NODE_LABELS.instanceCategory]: category,
    [NODE_LABELS.instanceFamily]: type.family,
    [NODE_LABELS.instanceGeneration]: generation,
    [NODE_LABELS.instanceSize]: type.size,
    [NODE_LABELS.instanceCpu]: String(type.vcpus),
    [NODE_LABELS.instanceMemory]: String(type.memoryMiB),
  };
}

/** Instance types that Karpenter may choose for a node pool; undefined stands for a named one that is not known here. */
export function typesOfPool(pool: NodePoolSpec): (InstanceType | undefined)[] {
  const fits = (type: InstanceType) => {
    const labels = labelsOf(type);
    const { architectures, requirements } = pool;
    return (
      architectures.includes(type.architecture) &&
      matches(
        requirements
          .filter(({ key }) => Object.hasOwn(labels, key))
          .map(({ key, operator, values = [] }) => ({ key, operator, values })),
        labels,
      )
    );
  };
  if (pool.instanceTypes !== undefined) {
    return pool.instanceTypes.map((name) => instanceType(name)).filter((type) => !type || fits(type));
  }
  return INSTANCE_TYPES.filter((type) => {
    const [, category = '', generation = '0'] = FAMILY.exec(type.family) ?? [];
    return (
      pool.instanceCategories.includes(category) &&
      Number(generation) > pool.instanceGenerationAbove &&
      fits(type)
    );
  });
}

/** Instance types of all node pools that use a node class. */
export function typesOfNodeClass(
  { compute }: Pick<ClusterSpec, 'compute'>,
  nodeClass: string,
): (InstanceType | undefined)[] {
  return compute.karpenter.nodePools.filter((pool) => pool.nodeClass === nodeClass).flatMap(typesOfPool);
}
