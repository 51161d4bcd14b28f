import { refusal } from '@nodeless/contracts/placement';
import type { ClusterView } from '../rule.ts';
import type { Place } from './places.ts';
import { workloadPods, type WorkloadPods } from './workloads.ts';

/** Pods of one workload that need nodes. */
export interface NodeDemand extends Omit<WorkloadPods, 'count'> {
  /** How many there are at all times: none of a Job, which ends, and none that only hold capacity for others. */
  readonly fewest: number;
  readonly most: number;
  /** The nodes that may run them. */
  readonly places: readonly Place[];
}

/** The pods that need nodes, with the places that take them; those of DaemonSets are a part of each node. */
export function nodeDemands(view: Omit<ClusterView, 'demands'>): NodeDemand[] {
  return workloadPods(view).flatMap(({ count, ...pods }): NodeDemand[] => {
    if (count === undefined || pods.fargateProfile !== undefined) return [];
    const places = view.places.filter(({ nodes }) => refusal(nodes, pods.podSpec) === undefined);
    return [{ ...pods, fewest: pods.isTransient ? 0 : count.fewest, most: count.most, places }];
  });
}
