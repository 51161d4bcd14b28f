import type { PodRequests } from '@nodeless/contracts/aws';
import { refusal } from '@nodeless/contracts/placement';
import { ARGOCD_NAMESPACE, autoModeOf } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { requestWords, type Place } from '../../view/places.ts';
import { rootPods, type RootPods } from '../../view/root-pods.ts';

const CODE = 'capacity/bootstrap-capacity';

/**
 * DNS, Argo CD and what makes nodes run on the nodes that node groups have from the start, as far as they do not run on
 * Fargate. Where those are too small, some of them wait for nodes that nothing can make yet.
 */
export const bootstrapCapacity: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'error or warning',
      title: 'The first nodes are too small for DNS, Argo CD and what makes nodes',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html',
    'packages/contracts/src/placement/most-capacity.ts',
  ],
  *check(view) {
    const { model, places } = view;
    if (autoModeOf(model.spec) !== undefined) return;
    const starting = places.filter(({ nodesAtStart }) => nodesAtStart !== undefined && nodesAtStart > 0);
    const roots = rootsOn(view, starting);
    const accepting = starting.filter(({ nodes }) => roots.some((pods) => takes(nodes, pods)));
    const capacities = accepting.flatMap(({ capacityAtStart }) => capacityAtStart ?? []);
    const [group] = accepting;
    // A group that nobody knows the size of may be large enough.
    if (group === undefined || capacities.length < accepting.length) return;
    const has = {
      cpuMillis: Math.floor(total(capacities, (one) => one.cpuMillis)),
      memoryMiB: Math.floor(total(capacities, (one) => one.memoryMiB)),
      pods: total(capacities, (one) => one.pods),
    };
    const all = demandOfOneEach(roots);
    if (!exceeds(all, has)) return;
    const first = demandOfOneEach(roots.filter(({ namespace }) => namespace !== ARGOCD_NAMESPACE));
    const isSure = exceeds(first, has);
    const names = accepting.map((place) => `"${place.nodes.name}"`).join(' and ');
    const message = `DNS, Argo CD and what makes nodes are ${all.pods} pods without their replicas, which ask for ${requestWords(all)}; the first nodes of ${names} take ${has.pods} more pods with ${requestWords(has)}${isSure ? '' : ': where what waits is needed for the first sync, nothing makes more nodes'}`;
    yield finding(model, group.path, CODE, message, {
      severity: isSure ? 'error' : 'warning',
      hint: 'choose larger instance types, or more nodes from the start (scaling.desired), or add Fargate profiles',
    });
  },
};

interface Demand extends PodRequests {
  readonly pods: number;
}

/** Once one of each runs, what makes nodes makes those for the other replicas. */
function demandOfOneEach(roots: readonly RootPods[]): Demand {
  return {
    cpuMillis: total(roots, ({ demand }) => demand?.cpuMillis ?? 0),
    memoryMiB: total(roots, ({ demand }) => demand?.memoryMiB ?? 0),
    pods: roots.length,
  };
}

function exceeds(asked: Demand, has: Demand): boolean {
  return asked.pods > has.pods || asked.cpuMillis > has.cpuMillis || asked.memoryMiB > has.memoryMiB;
}

/** Those that no Fargate profile takes; where no group takes one, capacity/bootstrap-cycle says so. */
function rootsOn({ model, upstreamPods }: ClusterView, starting: readonly Place[]): RootPods[] {
  return rootPods(model, upstreamPods).filter(
    (pods) => !pods.onFargate && starting.some(({ nodes }) => takes(nodes, pods)),
  );
}

function takes(nodes: Place['nodes'], { podSpec }: RootPods): boolean {
  return refusal(nodes, podSpec) === undefined;
}

function total<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}
