import { fargateProfileOf } from '@nodeless/contracts/placement';
import { specPath, type SpecPath } from '@nodeless/core';
import type { ClusterConfig } from '@nodeless/eksctl-schema';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { overlayPath } from '../eksctl/overlay-path.ts';
import { shareOf, type AddressDemand } from './demand.ts';
import { ofRole, subnetsOfIds } from './node-place.ts';
import type { PodCount } from './pod-counts.ts';
import type { VpcSubnet } from './vpc-subnets.ts';

/** True for pods that a Fargate profile takes. */
export function isOnFargate({ compute }: ClusterSpec, pods: PodCount): boolean {
  return fargateProfileOf(compute.fargate.profiles, pods) !== undefined;
}

/**
 * Each pod on Fargate has a network interface of its own in a private subnet: one of its profile where the overlay names
 * some, else any of the cluster. Subnets that nobody knows count nothing.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
 */
export function fargateDemands(
  spec: ClusterSpec,
  { fargateProfiles = [] }: Pick<ClusterConfig, 'fargateProfiles'>,
  counts: readonly PodCount[],
  subnets: readonly VpcSubnet[],
): AddressDemand[] {
  const { profiles } = spec.compute.fargate;
  const ofAll: PodCount[] = [];
  const ofProfile = new Map<string, PodCount[]>();
  for (const pods of counts) {
    const name = fargateProfileOf(profiles, pods)?.name;
    if (name === undefined) continue;
    const hasOwn = fargateProfiles.some((one) => one.name === name && (one.subnets?.length ?? 0) > 0);
    if (hasOwn) ofProfile.set(name, [...(ofProfile.get(name) ?? []), pods]);
    else ofAll.push(pods);
  }
  const whole = specPath('cluster', 'compute', 'fargate', 'profiles');
  return [
    ...fargateDemand('pods on Fargate', ofAll, ofRole(subnets, 'private'), whole),
    ...[...ofProfile].flatMap(([name, pods]) => {
      const ids = fargateProfiles.find((one) => one.name === name)?.subnets ?? [];
      const path = overlayPath(spec, 'fargateProfiles', (one) => one['name'] === name, 'subnets');
      const what = `pods of the Fargate profile "${name}"`;
      return fargateDemand(what, pods, subnetsOfIds(ids, subnets) ?? [], path ?? whole);
    }),
  ];
}

function fargateDemand(
  what: string,
  pods: readonly PodCount[],
  subnets: readonly VpcSubnet[],
  path: SpecPath,
): AddressDemand[] {
  const most = shareOf(total(pods, 'most'), subnets);
  if (most === 0) return [];
  const least = Math.floor(total(pods, 'least') / subnets.length);
  return [{ what, path, subnets, least, surely: most, most }];
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
