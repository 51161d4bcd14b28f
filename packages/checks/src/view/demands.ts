import { refusal } from '@nodeless/contracts/placement';
import type { ClusterView } from '../rule.ts';
import type { NodeDemand } from './workload-pods.ts';
import { workloadPods } from './workloads.ts';

/** The pods that need nodes, with the places that take them; those of DaemonSets are a part of each node. */
export function nodeDemands(view: Omit<ClusterView, 'demands'>): NodeDemand[] {
  return workloadPods(view).flatMap(({ count, ...pods }): NodeDemand[] => {
    if (count === undefined || pods.fargateProfile !== undefined) return [];
    const places = view.places.filter(({ nodes }) => refusal(nodes, pods.podSpec) === undefined);
    return [{ ...pods, fewest: pods.isTransient ? 0 : count.fewest, most: count.most, places }];
  });
}
