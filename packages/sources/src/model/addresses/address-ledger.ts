import type { Resource } from '@nodeless/core';
import type { ClusterConfig } from '@nodeless/eksctl-schema';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { autoModeOf } from '../auto-mode.ts';
import { overlayNodeGroups } from '../eksctl/overlay-node-groups.ts';
import { usableAddresses } from '../ipv4.ts';
import type { ClusterModel } from '../model.ts';
import type { AddressDemand, Amount } from './demand.ts';
import { fixedDemands } from './fixed-demands.ts';
import { nodeDemands, type Nodes } from './node-demands.ts';
import { nodesOfGroups } from './nodes-of-groups.ts';
import { nodesOfPools } from './nodes-of-pools.ts';
import { podCounts, type UpstreamPodCount } from './pod-counts.ts';
import { fargateDemands, replicaDemand } from './pod-demands.ts';
import { vpcSubnets, type VpcSubnet } from './vpc-subnets.ts';

/** What is needed to count addresses. */
export interface AddressLedgerInput {
  readonly model: Pick<ClusterModel, 'spec' | 'facts'>;
  /** What eksctl is given: with the overlay, which may add node groups of Windows and subnets of Fargate profiles. */
  readonly clusterConfig: Pick<ClusterConfig, 'fargateProfiles' | 'managedNodeGroups' | 'nodeGroups'>;
  /** Every object that Argo CD syncs from the tree. */
  readonly resources: readonly Resource[];
  /** Pods of upstream sources, which no resource shows. */
  readonly upstreamPods: readonly UpstreamPodCount[];
}

/** The IPv4 addresses of one subnet. */
export interface SubnetLedger {
  readonly subnet: VpcSubnet;
  /** Undefined where its block is not known. */
  readonly usable: number | undefined;
  /** Who takes addresses from it, the largest first. */
  readonly takers: readonly AddressDemand[];
  /** Addresses that are taken as declared: smallest sizes, replicas. */
  readonly least: number;
  /** Addresses that are taken when everything has grown to its limit, with the instance types that take fewest. */
  readonly surely: number;
  /** The same with the instance types that take most. */
  readonly most: number;
}

/**
 * Who takes how many IPv4 addresses of each subnet that a cluster uses. What is not known (instance types of a launch
 * template, subnets that a node class selects by tags, pools without a limit) counts nothing: the numbers may be too small,
 * never too large for what the sources allow.
 */
export function addressLedger({
  model,
  clusterConfig,
  resources,
  upstreamPods,
}: AddressLedgerInput): SubnetLedger[] {
  const { spec } = model;
  const subnets = vpcSubnets(model);
  const nodes = [...nodesOfGroups(spec, clusterConfig, subnets), ...nodesOfPools(spec, resources, subnets)];
  const ofNodes = nodes.flatMap(nodeDemands);
  const counts = podCounts(spec, resources, upstreamPods);
  const demands = [
    ...ofNodes,
    ...fargateDemands(spec, clusterConfig, counts, subnets),
    ...(nodes.every(({ place }) => place.ofPods !== undefined) &&
    !hasOtherNodes(spec, clusterConfig, nodes, resources)
      ? replicaDemand(spec, counts, ofNodes, [...new Set(nodes.flatMap(({ place }) => place.ofPods ?? []))])
      : []),
    ...fixedDemands(spec, resources, subnets),
  ];
  return subnets.map((subnet) => {
    const takers = demands
      .filter((demand) => demand.subnets.includes(subnet))
      .sort((one, other) => other.most - one.most);
    const sum = (which: Amount) => takers.reduce((all, one) => all + one[which], 0);
    return {
      ...{ subnet, takers, least: sum('least') },
      surely: Math.max(sum('least'), sum('surely')),
      usable: subnet.cidr === undefined ? undefined : usableAddresses(subnet.cidr),
      most: Math.max(sum('least'), sum('most')),
    };
  });
}

/** Whether pods may run elsewhere than on counted nodes, or take no IPv4 address there. */
function hasOtherNodes(
  spec: ClusterSpec,
  config: AddressLedgerInput['clusterConfig'],
  counted: readonly Nodes[],
  resources: readonly Resource[],
): boolean {
  const { managedNodeGroups, selfManagedNodeGroups } = spec.compute;
  const pools = resources.filter(({ manifest }) => manifest.kind === 'NodePool');
  const groups =
    managedNodeGroups.length + selfManagedNodeGroups.length + overlayNodeGroups(spec, config).length;
  return (
    spec.network.ipFamily === 'IPv6' ||
    counted.length < groups + pools.length ||
    (autoModeOf(spec)?.builtInNodePools.length ?? 0) > 0
  );
}
