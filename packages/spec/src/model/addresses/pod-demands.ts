import { fargateProfileOf } from '@nodeless/contracts/placement';
import { specPath } from '@nodeless/core';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { shareOf, type AddressDemand } from './demand.ts';
import { ofRole } from './node-place.ts';
import type { PodCount } from './pod-counts.ts';
import type { VpcSubnet } from './vpc-subnets.ts';

/** True for pods that a Fargate profile takes. */
export function isOnFargate({ compute }: ClusterSpec, pods: PodCount): boolean {
  return fargateProfileOf(compute.fargate.profiles, pods) !== undefined;
}

/**
 * Each pod on Fargate has a network interface of its own in a private subnet.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
 */
export function fargateDemand(
  spec: ClusterSpec,
  counts: readonly PodCount[],
  subnets: readonly VpcSubnet[],
): AddressDemand[] {
  const ofProfiles = ofRole(subnets, 'private');
  const pods = counts.filter((one) => isOnFargate(spec, one));
  const most = shareOf(total(pods, 'most'), ofProfiles);
  if (most === 0) return [];
  return [
    {
      what: 'pods on Fargate',
      path: specPath('cluster', 'compute', 'fargate', 'profiles'),
      subnets: ofProfiles,
      least: Math.floor(total(pods, 'least') / ofProfiles.length),
      surely: most,
      most,
    },
  ];
}

/**
 * Replicas that run on nodes from the start need addresses, however many nodes there are at least. What those nodes have
 * anyway is taken off.
 */
export function replicaDemand(
  spec: ClusterSpec,
  counts: readonly PodCount[],
  nodes: readonly AddressDemand[],
  ofPods: readonly VpcSubnet[],
): AddressDemand[] {
  const pods = counts.filter((one) => !one.hostNetwork && !isOnFargate(spec, one));
  const had = nodes.reduce((sum, { least, subnets }) => sum + least * subnets.length, 0);
  const least = Math.floor(Math.max(0, total(pods, 'least') - had) / ofPods.length);
  const path = specPath('cluster', 'apps');
  return ofPods.length === 0 || least === 0
    ? []
    : [{ what: 'replicas of pods on nodes', path, subnets: ofPods, least, surely: 0, most: 0 }];
}

function total(pods: readonly PodCount[], which: 'least' | 'most'): number {
  return pods.reduce((sum, one) => sum + one[which], 0);
}
