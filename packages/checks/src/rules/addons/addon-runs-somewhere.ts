import { fargateSize } from '@nodeless/contracts/aws';
import {
  ADDON_WORKLOADS,
  FARGATE_NODES,
  nodePoolViews,
  refusal,
  type NodesView,
} from '@nodeless/contracts/placement';
import { at, isJsonObject, textMap, type Diagnostic, type JsonObject } from '@nodeless/core';
import { builtInPoolViews, clusterAddons, nodeGroupViews } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { addonPods, addonPodWords, addonValuePath, type AddonPods } from '../../view/addon-pods.ts';
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
    yield* unmetSelectors(view);
    for (const pods of addonPods(view.model)) {
      if (
        pods.fargateProfile !== undefined &&
        pods.demand !== undefined &&
        fargateSize(pods.demand) === undefined
      ) {
        const message = `${addonPodWords(pods)} can run nowhere: the Fargate profile "${pods.fargateProfile.name}" takes its pods, which ask for more than Fargate has`;
        const path = pods.pathOf('resources', 'requests');
        yield finding(view.model, path, 'karpenter/pod-has-capacity', message, {
          hint: 'ask for 16 CPU and 120 GiB at most, or keep the pods on nodes',
        });
        continue;
      }
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

/**
 * Node selectors of add-ons whose workloads are not known here, wherever they stand in the configuration: labels that no place has
 * leave the pods nowhere, whatever they are.
 */
function* unmetSelectors(view: ClusterView): Iterable<Diagnostic> {
  const places = [
    ...nodesOf(view),
    ...(view.model.spec.compute.fargate.profiles.length > 0 ? [FARGATE_NODES] : []),
  ];
  for (const addon of clusterAddons(view.model.spec)) {
    if (Object.hasOwn(ADDON_WORKLOADS, addon.name)) continue;
    for (const keys of selectorsIn(addon.configuration, [])) {
      const podSpec = {
        nodeSelector: textMap(at(addon.configuration, ...keys)),
        tolerations: [{ operator: 'Exists' }],
      };
      const refusals = places.map((nodes) => ({ name: nodes.name, reason: refusal(nodes, podSpec) }));
      if (refusals.some(({ reason }) => reason === undefined)) continue;
      const message = `${keys.join('.')} of the add-on ${addon.name} leaves its pods no place: no node of the cluster has these labels`;
      yield finding(
        view.model,
        addonValuePath(view.model, addon, keys),
        'karpenter/pod-has-capacity',
        message,
        {
          hint: refusals.length === 0 ? 'the cluster has no nodes' : refusals.map(reasonWords).join('; '),
        },
      );
    }
  }
}

function selectorsIn(values: JsonObject, above: readonly string[]): (readonly string[])[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (!isJsonObject(value)) return [];
    const here = [...above, key];
    return key === 'nodeSelector' ? [here] : selectorsIn(value, here);
  });
}

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
function placesOf(view: ClusterView, { fargateProfile }: AddonPods): NodesView[] {
  return fargateProfile === undefined ? nodesOf(view) : [FARGATE_NODES];
}

function nodesOf({ model, clusterConfig, resources }: ClusterView): NodesView[] {
  return [
    ...nodeGroupViews(model.spec, clusterConfig),
    ...builtInPoolViews(model.spec),
    ...nodePoolViews(resources),
  ];
}
