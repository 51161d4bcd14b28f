import { COREDNS_SIZE, demandOf, fargateProfileOf, podDemand } from '@nodeless/contracts/placement';
import { at, describeObject, maps, specPath, texts } from '@nodeless/core';
import type { ClusterView } from '../rule.ts';
import { addonPods, addonPodWords, type AddonPods } from './addon-pods.ts';
import { fewestPods, mostPods } from './disruption.ts';
import { selectsLabels } from './label-selector.ts';
import type { WorkloadPods } from './workload-pods.ts';

/** What runs to its end. */
const ENDING: ReadonlySet<string> = new Set(['Job', 'CronJob', 'Pod']);

/** All pods that are known, those of the tree first. */
export function workloadPods(view: Pick<ClusterView, 'model' | 'pods' | 'upstreamPods'>): WorkloadPods[] {
  return [...ofTree(view), ...addonPods(view.model).map(ofAddon), ...ofCharts(view)];
}

function ofTree({ model, pods }: Pick<ClusterView, 'model' | 'pods'>): WorkloadPods[] {
  const pause = model.spec.scheduling.headroom?.priorityClass;
  return pods.map((pod) => {
    const { manifest, origin } = pod.resource;
    const isSpare = pause !== undefined && pod.spec['priorityClassName'] === pause;
    return {
      name: describeObject(manifest),
      from: 'manifest',
      path: origin.specPath,
      podSpec: pod.spec,
      each: podDemand(pod.spec),
      count: pod.onEveryNode ? undefined : { fewest: fewestPods(pod), most: mostPods(pod) },
      isTransient: isSpare || ENDING.has(manifest.kind),
      namespace: pod.namespace,
      labels: pod.labels,
      fargateProfile: pod.fargateProfile?.name,
    };
  });
}

function ofAddon(pods: AddonPods): WorkloadPods {
  const [key = '', usual = 1] = pods.replicas ?? [];
  const written = pods.values[key];
  const count = typeof written === 'number' ? written : usual;
  return {
    name: addonPodWords(pods),
    from: 'add-on',
    path: pods.pathOf(),
    podSpec: pods.podSpec,
    each: pods.demand ?? demandOf(pods.addon === 'coredns' ? COREDNS_SIZE.resources : {}),
    count: pods.kind === 'DaemonSet' ? undefined : { fewest: count, most: count },
    isTransient: false,
    namespace: pods.namespace,
    labels: pods.labels,
    fargateProfile: pods.fargateProfile?.name,
  };
}

function ofCharts({ model, upstreamPods }: Pick<ClusterView, 'model' | 'upstreamPods'>): WorkloadPods[] {
  const { profiles } = model.spec.compute.fargate;
  return upstreamPods.map((pods) => {
    const { name, namespace, tolerations = [], nodeSelector = {}, replicas = 1 } = pods;
    return {
      name: `the pods of ${name} (namespace ${namespace})`,
      from: 'upstream',
      path: pods.specPath ?? specPath('cluster', 'components'),
      podSpec: { tolerations, nodeSelector },
      each: demandOf({ ...pods.resources }),
      count: { fewest: replicas, most: replicas },
      isTransient: false,
      namespace,
      labels: pods.labels,
      fargateProfile: fargateProfileOf(profiles, pods)?.name,
    };
  });
}

/**
 * Whether no two pods of a workload may share what the label names, a node or a zone.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
export function areApart(
  { podSpec, namespace, labels }: Pick<WorkloadPods, 'podSpec' | 'namespace' | 'labels'>,
  topologyKey: string,
): boolean {
  const terms = maps(
    at(podSpec, 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'),
  );
  return terms.some(
    (term) =>
      term['topologyKey'] === topologyKey &&
      (term['namespaces'] === undefined || texts(term['namespaces']).includes(namespace)) &&
      term['namespaceSelector'] === undefined &&
      term['labelSelector'] !== undefined &&
      selectsLabels(term['labelSelector'], labels),
  );
}
