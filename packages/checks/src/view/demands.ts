import type { PodRequests } from '@nodeless/contracts/aws';
import { COREDNS_SIZE, demandOf, fargateProfileOf, podDemand, refusal } from '@nodeless/contracts/placement';
import { at, describeObject, maps, specPath, type JsonObject, type SpecPath } from '@nodeless/core';
import type { ClusterView } from '../rule.ts';
import { addonPods, addonPodWords, type AddonPods } from './addon-pods.ts';
import { fewestPods, mostPods } from './disruption.ts';
import { selectsLabels } from './label-selector.ts';
import type { Place } from './places.ts';

/** Pods of one workload that need nodes. */
export interface NodeDemand {
  readonly name: string;
  /** The value of the sources that asks for them. */
  readonly path: SpecPath;
  readonly podSpec: JsonObject;
  /** What one of them asks for. */
  readonly each: PodRequests;
  /** How many there are at all times: none of a Job, which ends, and none that only hold capacity for others. */
  readonly fewest: number;
  readonly most: number;
  /** No two of them run on one node. */
  readonly apart: boolean;
  /** The nodes that may run them. */
  readonly places: readonly Place[];
}

/** What runs to its end. */
const ENDING: ReadonlySet<string> = new Set(['Job', 'CronJob', 'Pod']);

/** The pods that need nodes, with the places that take them; those of DaemonSets are a part of each node. */
export function nodeDemands({ model, places, pods, resources, upstreamPods }: ClusterView): NodeDemand[] {
  const taking = (podSpec: JsonObject) => places.filter(({ nodes }) => refusal(nodes, podSpec) === undefined);
  const pause = model.spec.scheduling.headroom?.priorityClass;
  const own = pods
    .filter(({ fargateProfile, onEveryNode }) => fargateProfile === undefined && !onEveryNode)
    .map((pod): NodeDemand => {
      const { manifest, origin } = pod.resource;
      const isSpare = pause !== undefined && pod.spec['priorityClassName'] === pause;
      return {
        name: describeObject(manifest),
        path: origin.specPath,
        podSpec: pod.spec,
        each: podDemand(pod.spec),
        fewest: isSpare || ENDING.has(manifest.kind) ? 0 : fewestPods(pod, resources),
        most: mostPods(pod, resources),
        apart: isApart(pod.spec, pod.labels),
        places: taking(pod.spec),
      };
    });
  const addons = addonPods(model)
    .filter(({ kind, fargateProfile }) => kind === 'Deployment' && fargateProfile === undefined)
    .map((pods): NodeDemand => {
      const count = replicasOf(pods);
      return {
        name: addonPodWords(pods),
        path: pods.pathOf(),
        podSpec: pods.podSpec,
        each: pods.demand ?? demandOf(pods.addon === 'coredns' ? COREDNS_SIZE.resources : {}),
        fewest: count,
        most: count,
        apart: false,
        places: taking(pods.podSpec),
      };
    });
  const upstream = upstreamPods
    .filter((pod) => fargateProfileOf(model.spec.compute.fargate.profiles, pod) === undefined)
    .map(
      ({
        name,
        namespace,
        tolerations = [],
        nodeSelector = {},
        replicas = 1,
        resources: asked,
        specPath: path,
      }): NodeDemand => {
        const podSpec = { tolerations, nodeSelector };
        return {
          name: `the pods of ${name} (namespace ${namespace})`,
          path: path ?? specPath('cluster', 'components'),
          podSpec,
          each: demandOf({ ...asked }),
          fewest: replicas,
          most: replicas,
          apart: false,
          places: taking(podSpec),
        };
      },
    );
  return [...own, ...addons, ...upstream];
}

function replicasOf({ replicas: [key, usual] = ['', 1], values }: AddonPods): number {
  const count = values[key];
  return typeof count === 'number' ? count : usual;
}

/** Source: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity */
function isApart(podSpec: JsonObject, labels: { readonly [key: string]: string }): boolean {
  const terms = maps(
    at(podSpec, 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'),
  );
  return terms.some((term) => {
    return (
      term['topologyKey'] === 'kubernetes.io/hostname' &&
      term['namespaces'] === undefined &&
      term['namespaceSelector'] === undefined &&
      term['labelSelector'] !== undefined &&
      selectsLabels(term['labelSelector'], labels)
    );
  });
}
