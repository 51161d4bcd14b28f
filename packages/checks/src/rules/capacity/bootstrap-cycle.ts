import {
  closestMachine,
  FARGATE_NODES,
  nodePoolViews,
  refusal,
  type NodesView,
} from '@nodeless/contracts/placement';
import { specPath } from '@nodeless/core';
import { autoModeOf, builtInPoolViews, nodeGroupViews } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { rootPods, type RootPods } from '../../view/root-pods.ts';

/**
 * DNS, Argo CD and what makes nodes (Karpenter, an autoscaler of node groups) run on Fargate or on nodes that are there from
 * the start: Argo CD installs the makers of nodes, and both need DNS. In EKS Auto Mode, AWS makes nodes from the start:
 * for the built-in pools, and for others as soon as a person has applied them.
 */
export const bootstrapCycle: Rule = {
  codes: [
    {
      code: 'capacity/bootstrap-cycle',
      severity: 'error',
      title: 'Argo CD, CoreDNS or Karpenter would depend on nodes that only Karpenter makes',
    },
  ],
  references: [
    'https://karpenter.sh/docs/troubleshooting/',
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
  ],
  *check({ model, clusterConfig, resources, upstreamPods }) {
    const autoMode = autoModeOf(model.spec);
    // A group that starts without a node waits for something that makes one.
    const groups = [
      ...nodeGroupViews(model.spec, clusterConfig, true),
      ...(autoMode === undefined ? [] : [...builtInPoolViews(model.spec), ...nodePoolViews(resources)]),
    ];
    const path =
      autoMode === undefined
        ? specPath('cluster', 'compute', 'fargate', 'profiles')
        : specPath('cluster', 'compute', 'autoMode');
    const starts = (pods: RootPods) =>
      (pods.onFargate && refusal(FARGATE_NODES, pods.podSpec) === undefined) ||
      groups.some((group) => refusal(group, pods.podSpec) === undefined && fits(group, pods));
    const waiting = rootPods(model, upstreamPods).filter((pods) => !starts(pods));
    for (const namespace of new Set(waiting.map((pods) => pods.namespace))) {
      const those = waiting.filter((pods) => pods.namespace === namespace);
      const names = those.map(({ name }) => name);
      const restriction = those.find((pods) => pods.restriction !== undefined)?.restriction;
      const nobody =
        autoMode !== undefined
          ? 'no node pool of EKS Auto Mode and no Fargate profile takes'
          : groups.length === 0
            ? 'no Fargate profile takes'
            : 'no Fargate profile and no node group takes';
      const message = `${nobody} the pods of ${names.join(', ')} (namespace ${namespace}): they would wait for nodes that nothing can make yet`;
      const wider =
        autoMode === undefined
          ? `add a profile with selectors: [{ namespace: ${namespace} }]`
          : 'add general-purpose to builtInNodePools, or a pool without taints to compute.autoMode.nodePools';
      yield finding(model, restriction ?? path, 'capacity/bootstrap-cycle', message, {
        hint:
          restriction === undefined
            ? wider
            : `leave this value out, or let it fit nodes that are there from the start: ${firstRefusals(groups, those)}`,
      });
    }
  },
};

/** A pod that is larger than every node of a group never runs there. */
function fits({ machines }: NodesView, { podSpec, demand }: RootPods): boolean {
  if (machines === undefined || demand === undefined) return true;
  return (closestMachine(machines, podSpec, demand)?.share ?? 1) >= 1;
}

function firstRefusals(groups: readonly NodesView[], [pods]: readonly RootPods[]): string {
  const places = [...(pods?.onFargate === true ? [FARGATE_NODES] : []), ...groups];
  const reasons = places.map(
    (nodes) => `${nodes.name}: ${refusal(nodes, pods?.podSpec ?? {}) ?? 'its nodes are smaller than a pod'}`,
  );
  return reasons.length === 0 ? 'there are none' : reasons.join('; ');
}
