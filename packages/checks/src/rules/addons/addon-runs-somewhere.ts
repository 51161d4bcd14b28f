import { FARGATE_NODES, nodePoolViews, refusal, type NodesView } from '@nodeless/contracts/placement';
import { builtInPoolViews, nodeGroupViews } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { addonPods, addonPodWords, type AddonPods } from '../../view/addon-pods.ts';
import { POD_HAS_CAPACITY } from '../karpenter/pod-has-capacity.ts';

/** Its pods must be there before any node. */
const BEFORE_NODES = 'coredns';

/**
 * The configuration of an add-on keeps its pods from every place that the cluster has: they stay Pending for ever, and EKS
 * calls the add-on degraded. Pods that must be there before any node have a rule of their own (capacity/bootstrap-cycle).
 */
export const addonRunsSomewhere: Rule = {
  codes: [POD_HAS_CAPACITY],
  title: 'The configuration of an add-on leaves its pods no place to run',
  references: ['packages/contracts/src/placement/addon-workloads.ts'],
  *check(view) {
    for (const pods of addonPods(view.model)) {
      const [restriction] = pods.restrictedBy;
      if (pods.kind === 'DaemonSet' || pods.addon === BEFORE_NODES || restriction === undefined) continue;
      const refusals = placesOf(view, pods).map((nodes) => ({
        name: nodes.name,
        reason: refusal(nodes, pods.podSpec),
      }));
      if (refusals.some(({ reason }) => reason === undefined)) continue;
      const where =
        pods.fargateProfile === undefined
          ? 'no node group and no node pool accepts its pods'
          : `the Fargate profile "${pods.fargateProfile.name}" takes its pods, and nodes of Fargate do not fit them`;
      const message = `${addonPodWords(pods)} can run nowhere: ${where}`;
      yield finding(view.model, pods.pathOf(restriction), 'karpenter/pod-has-capacity', message, {
        hint: refusals.length === 0 ? 'the cluster has no nodes' : refusals.map(reasonWords).join('; '),
      });
    }
  },
};

function reasonWords({
  name,
  reason,
}: {
  readonly name: string;
  readonly reason: string | undefined;
}): string {
  return `${name}: ${reason ?? ''}`;
}

/** Pods that a profile takes run on Fargate or nowhere. */
function placesOf(
  { model, clusterConfig, resources }: ClusterView,
  { fargateProfile }: AddonPods,
): NodesView[] {
  if (fargateProfile !== undefined) return [FARGATE_NODES];
  return [
    ...nodeGroupViews(model.spec, clusterConfig),
    ...builtInPoolViews(model.spec),
    ...nodePoolViews(resources),
  ];
}
