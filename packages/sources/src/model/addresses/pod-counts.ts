import {
  ADDON_CONTROLLERS,
  COREDNS_PODS,
  podTemplates,
  type PodIdentity,
} from '@nodeless/contracts/placement';
import { at, namespaceOf, type Manifest, type Resource } from '@nodeless/core';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { clusterAddons } from '../addons.ts';

/** Pods of an upstream source, as far as their number goes. */
export interface UpstreamPodCount extends PodIdentity {
  /** Default: one. */
  readonly replicas?: number;
}

/** Pods that are alike, and how many there are. */
export interface PodCount extends PodIdentity {
  readonly least: number;
  readonly most: number;
  /** Pods in the network of the host have the address of their node. */
  readonly hostNetwork: boolean;
}

/** Pods of CoreDNS, and of the controllers of storage add-ons, when nobody says otherwise. */
const ADDON_REPLICAS = 2;

/** All pods of a cluster but those that run on every node, with their number; an autoscaler gives a range. */
export function podCounts(
  spec: ClusterSpec,
  resources: readonly Resource[],
  upstreamPods: readonly UpstreamPodCount[],
): PodCount[] {
  const autoscalers = resources
    .map(({ manifest }) => manifest)
    .filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
  return [
    ...clusterAddons(spec).flatMap(({ name, configuration }) =>
      name === 'coredns' ? [coreDns(configuration)] : controller(name),
    ),
    ...upstreamPods.map(({ namespace, labels, replicas = 1 }) => fixed({ namespace, labels }, replicas)),
    ...podTemplates(resources)
      .filter(({ onEveryNode }) => !onEveryNode)
      .map((pods) => ({
        ...{ namespace: pods.namespace, labels: pods.labels },
        ...replicasOf(pods.resource.manifest, autoscalers),
        hostNetwork: pods.spec['hostNetwork'] === true,
      })),
  ];
}

function fixed({ namespace, labels }: PodIdentity, replicas: number): PodCount {
  return { namespace, labels, least: replicas, most: replicas, hostNetwork: false };
}

function coreDns(configuration: object): PodCount {
  const replicas = countAt(configuration, 'replicaCount') ?? ADDON_REPLICAS;
  if (at(configuration, 'autoScaling', 'enabled') !== true) return fixed(COREDNS_PODS, replicas);
  const least = countAt(configuration, 'autoScaling', 'minReplicas') ?? ADDON_REPLICAS;
  const most = countAt(configuration, 'autoScaling', 'maxReplicas') ?? least;
  return { ...fixed(COREDNS_PODS, least), most };
}

function controller(addon: string): PodCount[] {
  const pods = Object.hasOwn(ADDON_CONTROLLERS, addon) ? ADDON_CONTROLLERS[addon] : undefined;
  return pods === undefined ? [] : [fixed(pods, ADDON_REPLICAS)];
}

/** Sources: the API reference of each kind; https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */
function replicasOf(manifest: Manifest, autoscalers: readonly Manifest[]): Pick<PodCount, 'least' | 'most'> {
  const { kind, metadata } = manifest;
  if (kind === 'Pod') return { least: 1, most: 1 };
  if (kind === 'CronJob')
    return { least: 0, most: countAt(manifest, 'spec', 'jobTemplate', 'spec', 'parallelism') ?? 1 };
  if (kind === 'Job') return { least: 0, most: countAt(manifest, 'spec', 'parallelism') ?? 1 };
  const declared = countAt(manifest, 'spec', 'replicas') ?? 1;
  const autoscaler = autoscalers.find((one) => {
    const target = at(one, 'spec', 'scaleTargetRef');
    return (
      namespaceOf(one) === namespaceOf(manifest) &&
      at(target, 'kind') === kind &&
      at(target, 'name') === metadata.name
    );
  });
  if (autoscaler === undefined) return { least: declared, most: declared };
  const least = countAt(autoscaler, 'spec', 'minReplicas') ?? 1;
  return { least, most: Math.max(least, countAt(autoscaler, 'spec', 'maxReplicas') ?? declared) };
}

function countAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = at(value, ...keys);
  return typeof found === 'number' ? found : undefined;
}
