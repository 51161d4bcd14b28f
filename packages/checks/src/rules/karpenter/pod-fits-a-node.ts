import type { PodRequests } from '@nodeless/contracts/aws';
import {
  closestMachine,
  demandOf,
  fargateProfileOf,
  podDemand,
  refusal,
  type ClosestMachine,
} from '@nodeless/contracts/placement';
import {
  at,
  childPath,
  describeObject,
  isJsonObject,
  specPath,
  type JsonObject,
  type SpecPath,
} from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { addonPods, addonPodWords } from '../../view/addon-pods.ts';
import { requestWords, sum, type Place } from '../../view/places.ts';
import { POD_HAS_CAPACITY } from './pod-has-capacity.ts';

/** A pod that has to fit on one node. */
interface Candidate {
  readonly name: string;
  readonly podSpec: JsonObject;
  readonly demand: PodRequests;
  /** Where the sources say what it asks for. */
  readonly path: SpecPath;
}

/**
 * A pod that asks for more than the largest node that may run it stays Pending for ever, whatever the number of nodes.
 */
export const podFitsANode: Rule = {
  codes: [POD_HAS_CAPACITY],
  title: 'A pod asks for more than the largest node that may run it',
  references: [
    'https://karpenter.sh/docs/concepts/scheduling/',
    'https://karpenter.sh/docs/troubleshooting/',
    'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md',
  ],
  *check(view) {
    for (const { name, podSpec, demand, path } of candidates(view)) {
      const closest = closestOf(view.places, podSpec, demand);
      if (closest === undefined) continue;
      const { place, machine } = closest;
      const message = `${name} asks for ${requestWords(demand)}; the closest node that may run it, ${machine.type.name} of the ${place.kind} "${place.nodes.name}", has ${requestWords(atLeastNothing(machine.room))} for pods${fits(demand, machine.room) ? `, less ${requestWords(place.daemons)} of DaemonSets` : ''}`;
      yield finding(view.model, path, 'karpenter/pod-has-capacity', message, {
        hint: `ask for less, or allow larger instance types${place.daemons.cpuMillis > 0 ? `; DaemonSets take ${requestWords(place.daemons)} of each node` : ''}`,
        related: [
          {
            message: `instance types of the ${place.kind}`,
            location: view.model.provenance(place.path).location,
          },
        ],
      });
    }
  },
};

/** A node whose kubelet keeps more for itself than it has. */
function atLeastNothing({ cpuMillis, memoryMiB }: PodRequests): PodRequests {
  return { cpuMillis: Math.max(0, cpuMillis), memoryMiB: Math.max(0, memoryMiB) };
}

function fits(demand: PodRequests, room: PodRequests): boolean {
  return demand.cpuMillis <= room.cpuMillis && demand.memoryMiB <= room.memoryMiB;
}

/** The place that comes closest when the pod fits in none; undefined when it fits, or when that is not known. */
function closestOf(places: readonly Place[], podSpec: JsonObject, demand: PodRequests) {
  let closest: { readonly place: Place; readonly machine: ClosestMachine } | undefined;
  for (const place of places) {
    if (refusal(place.nodes, podSpec) !== undefined) continue;
    const { machines } = place.nodes;
    const machine = machines && closestMachine(machines, podSpec, sum(demand, place.daemons));
    if (machine === undefined || machine.share >= 1) return undefined;
    if (closest === undefined || machine.share > closest.machine.share) closest = { place, machine };
  }
  return closest;
}

function* candidates({ model, resources, pods, upstreamPods }: ClusterView): Generator<Candidate> {
  for (const { resource, spec, fargateProfile, onEveryNode } of pods) {
    if (fargateProfile !== undefined || onEveryNode) continue;
    yield candidate(resource.manifest, spec, resource.origin.specPath);
  }
  // Karpenter keeps room for pods of a template that nobody makes.
  for (const { manifest, origin } of resources) {
    const spec = manifest.kind === 'PodTemplate' ? at(manifest, 'template', 'spec') : undefined;
    if (isJsonObject(spec)) yield candidate(manifest, spec, origin.specPath);
  }
  for (const {
    name,
    tolerations = [],
    nodeSelector = {},
    resources: asked,
    specPath: path,
    ...identity
  } of upstreamPods) {
    if (asked === undefined || fargateProfileOf(model.spec.compute.fargate.profiles, identity)) continue;
    yield {
      name: `a pod of ${name} (namespace ${identity.namespace})`,
      podSpec: { tolerations, nodeSelector },
      demand: demandOf({ ...asked }),
      path: path ?? specPath('cluster', 'components'),
    };
  }
  for (const pods of addonPods(model)) {
    const { kind, demand, podSpec, fargateProfile, pathOf } = pods;
    if (demand === undefined || kind === 'DaemonSet' || fargateProfile !== undefined) continue;
    yield { name: `a pod of ${addonPodWords(pods)}`, podSpec, demand, path: pathOf('resources', 'requests') };
  }
}

function candidate(
  manifest: Parameters<typeof describeObject>[0],
  podSpec: JsonObject,
  path: SpecPath,
): Candidate {
  return {
    name: describeObject(manifest),
    podSpec,
    demand: podDemand(podSpec),
    path: childPath(path, ...(path.endsWith('/headroom') ? [] : ['resources']), 'requests'),
  };
}
