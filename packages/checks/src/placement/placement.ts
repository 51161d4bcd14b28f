import { fargateSize, type FargateSize, type PodRequests } from '@nodeless/contracts/aws';
import { FARGATE_NODES, refusals } from '@nodeless/contracts/placement';
import type { SourceLocation } from '@nodeless/core';
import type { ClusterView } from '../rule.ts';
import { clusterView, type ChecksInput } from '../view/cluster-view.ts';
import { unsupportedOnFargate } from '../view/unsupported-on-fargate.ts';
import type { WorkloadPods } from '../view/workload-pods.ts';
import { workloadPods } from '../view/workloads.ts';
import { onPlace, type PlaceAnswer } from './on-place.ts';

/** Where the pods of one workload run, and why not elsewhere. */
export interface WorkloadPlacement {
  /** For example `Deployment web/web`. */
  readonly workload: string;
  /** What makes its pods: an object of the tree, an EKS add-on, or an upstream chart. */
  readonly from: WorkloadPods['from'];
  readonly askedBy: SourceLocation;
  /** How many pods there are; null for a DaemonSet, which has one on each node. */
  readonly pods: { readonly fewest: number; readonly most: number } | null;
  /** What one pod asks for, as far as it is known. */
  readonly requests: PodRequests;
  readonly runsOn: 'fargate' | 'nodes' | 'nowhere';
  /** The profile that takes the pods: then no node does. */
  readonly fargate?: FargateAnswer;
  /** Node groups and node pools, each with what it gives or why it refuses; none for pods that a profile takes. */
  readonly places: readonly PlaceAnswer[];
}

export interface FargateAnswer {
  readonly profile: string;
  /** The size that is billed; left out when no size is large enough. */
  readonly size?: FargateSize;
  /** Why a pod cannot run there. */
  readonly refusals: readonly string[];
}

/** The placement of every pod that is known: those of the tree, of add-ons, and those that charts declare. */
export function placementOf(input: ChecksInput): WorkloadPlacement[] {
  const view = clusterView(input);
  return workloadPods(view).map((pods) => placed(view, pods));
}

function placed({ model, places }: ClusterView, pods: WorkloadPods): WorkloadPlacement {
  const { name, from, path, podSpec, each, count, fargateProfile: profile } = pods;
  const about = {
    workload: name,
    from,
    askedBy: model.provenance(path).location,
    pods: count ?? null,
    requests: each,
  };
  if (profile !== undefined) {
    const fargate = onFargate(profile, pods);
    return { ...about, runsOn: fargate.refusals.length === 0 ? 'fargate' : 'nowhere', fargate, places: [] };
  }
  const answers = places.map((place) => onPlace(place, podSpec, each, count === undefined));
  return { ...about, runsOn: answers.some(({ takes }) => takes) ? 'nodes' : 'nowhere', places: answers };
}

function onFargate(profile: string, { podSpec, each }: WorkloadPods): FargateAnswer {
  const size = fargateSize(each);
  const tooLarge = size === undefined ? ['it asks for more than the largest size of Fargate has'] : [];
  return {
    profile,
    ...(size === undefined ? {} : { size }),
    refusals: [
      ...refusals(FARGATE_NODES, podSpec),
      ...[...unsupportedOnFargate(podSpec)].map((what) => `it uses ${what}, which Fargate does not have`),
      ...tooLarge,
    ],
  };
}
