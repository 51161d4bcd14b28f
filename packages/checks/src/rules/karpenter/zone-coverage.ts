import { matches, NODE_LABELS } from '@nodeless/contracts/karpenter';
import { alternativesOf, refusal } from '@nodeless/contracts/placement';
import { maps } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { selectsLabels } from '../../view/label-selector.ts';
import { subnetZones } from '../../view/subnet-zones.ts';
import type { WorkloadPods } from '../../view/workload-pods.ts';
import { areApart, workloadPods } from '../../view/workloads.ts';

const CODE = 'karpenter/zone-coverage';

/** Pods that must be in different zones need as many zones as there are pods; those that find none wait for ever. */
export const zoneCoverage: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'error',
      title: 'Pods must be in more zones than their nodes have',
    },
  ],
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#minDomains',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  ],
  *check(view) {
    for (const pods of workloadPods(view)) {
      const count = pods.isTransient ? 0 : (pods.count?.fewest ?? 0);
      const most = limitOf(pods);
      if (count <= 1 || most === undefined) continue;
      const zones = zonesOf(view, pods);
      if (zones === undefined || zones.length === 0 || zones.length >= most.below) continue;
      if (count <= zones.length * most.each) continue;
      const message = `${pods.name} has ${count} pods, ${most.why}, and the nodes that may run them are in ${zones.length === 1 ? 'the zone' : 'the zones'} ${zones.join(', ')}: ${count - zones.length * most.each} would be pending for ever`;
      yield finding(view.model, pods.path, CODE, message, {
        hint: 'prefer zones instead of requiring them, ask for fewer pods, or let the nodes be in more zones',
      });
    }
  },
};

interface Limit {
  /** Pods that a zone takes at most. */
  readonly each: number;
  /** The limit holds while there are fewer zones than this. */
  readonly below: number;
  readonly why: string;
}

/** How many pods a zone takes at most; undefined where nothing limits them. */
function limitOf(pods: WorkloadPods): Limit | undefined {
  if (areApart(pods, NODE_LABELS.zone)) return { each: 1, below: Infinity, why: 'no two of them in a zone' };
  // With fewer zones than minDomains the emptiest counts as empty.
  const [limit] = maps(pods.podSpec['topologySpreadConstraints'])
    .filter(
      ({ topologyKey, whenUnsatisfiable, labelSelector, minDomains }) =>
        topologyKey === NODE_LABELS.zone &&
        whenUnsatisfiable === 'DoNotSchedule' &&
        typeof minDomains === 'number' &&
        labelSelector !== undefined &&
        selectsLabels(labelSelector, pods.labels),
    )
    .map(({ maxSkew, minDomains }) => ({ maxSkew: Number(maxSkew), minDomains: Number(minDomains) }));
  return limit === undefined
    ? undefined
    : {
        each: limit.maxSkew,
        below: limit.minDomains,
        why: `at most ${limit.maxSkew} of them in a zone while there are fewer than ${limit.minDomains} (minDomains)`,
      };
}

/** The zones where pods of a workload can be; undefined where somebody else chooses them. */
function zonesOf({ model, places }: ClusterView, { podSpec, fargateProfile }: WorkloadPods) {
  const all = subnetZones(model);
  if (all === undefined) return undefined;
  const taking = places.filter(({ nodes }) => refusal(nodes, podSpec) === undefined);
  if (fargateProfile === undefined && taking.length === 0) return undefined;
  const ofZone = ({ key }: { readonly key: string }) => key === NODE_LABELS.zone;
  const wanted = alternativesOf(podSpec).map((one) => one.filter(ofZone));
  const offered =
    fargateProfile === undefined ? taking.map(({ nodes }) => nodes.requirements.filter(ofZone)) : [[]];
  return all.filter(
    (zone) =>
      wanted.some((one) => matches(one, { [NODE_LABELS.zone]: zone })) &&
      offered.some((one) => matches(one, { [NODE_LABELS.zone]: zone })),
  );
}
