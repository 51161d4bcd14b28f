import type { ClusterSpec } from '@nodeless/spec';
import { fargateProfileOf, type PodIdentity } from './fargate.ts';
import { nodePoolsFor, type NodeNeeds } from './node-pools.ts';

/** Where pods run. Without any pool that accepts them they stay pending. */
export type Placement =
  | { readonly on: 'fargate'; readonly profile: string }
  | { readonly on: 'nodes'; readonly nodePools: readonly string[] };

/** Fargate takes what its profiles select; everything else needs a node. Pods of DaemonSets always do. */
export function placementOf(
  { compute }: ClusterSpec,
  pod: PodIdentity & NodeNeeds & { readonly onEveryNode?: boolean },
): Placement {
  const profile = pod.onEveryNode === true ? undefined : fargateProfileOf(compute.fargate.profiles, pod);
  return profile === undefined
    ? { on: 'nodes', nodePools: nodePoolsFor(compute.karpenter.nodePools, pod) }
    : { on: 'fargate', profile: profile.name };
}
