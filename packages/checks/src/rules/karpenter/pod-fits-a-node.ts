import type { PodRequests } from '@nodeless/contracts/aws';
import {
  closestMachine,
  DAEMON_CPU_MILLIS,
  fargateProfileOf,
  nodePoolViews,
  refusal,
  type ClosestMachine,
  type NodesView,
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
import {
  autoModeOf,
  builtInPoolViews,
  clusterAddons,
  nodeGroupViews,
  overlayNodeGroups,
  podNetworking,
  reservedInterfaces,
  type ClusterModel,
} from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { demandOf, podDemand } from '@nodeless/contracts/placement';
import { POD_HAS_CAPACITY } from './pod-has-capacity.ts';

/** Nodes with the value of the sources that says what they can be. */
interface Place {
  readonly nodes: NodesView;
  readonly kind: 'node pool' | 'node group';
  readonly path: SpecPath;
  /** What the DaemonSets of a node ask for. */
  readonly daemons: PodRequests;
}

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
    const places = placesOf(view);
    for (const { name, podSpec, demand, path } of candidates(view)) {
      const closest = closestOf(places, podSpec, demand);
      if (closest === undefined) continue;
      const { place, machine } = closest;
      const message = `${name} asks for ${text(demand)}; the closest node that may run it, ${machine.type.name} of the ${place.kind} "${place.nodes.name}", has ${text(machine.room)} for pods`;
      yield finding(view.model, path, 'karpenter/pod-has-capacity', message, {
        hint: `ask for less, or allow larger instance types${place.daemons.cpuMillis > 0 ? `; DaemonSets take ${text(place.daemons)} of each node` : ''}`,
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

function placesOf({ model, clusterConfig, resources, pods }: ClusterView): Place[] {
  const { managedNodeGroups, selfManagedNodeGroups } = model.spec.compute;
  const added = overlayNodeGroups(model.spec, clusterConfig);
  const groupPath = (name: string) => {
    const ofOverlay = added.find((group) => group.name === name);
    if (ofOverlay !== undefined) return ofOverlay.specPath;
    const managed = managedNodeGroups.findIndex((group) => group.name === name);
    return managed >= 0
      ? specPath('cluster', 'compute', 'managedNodeGroups', managed, 'instanceTypes')
      : specPath(
          ...(['cluster', 'compute', 'selfManagedNodeGroups'] as const),
          selfManagedNodeGroups.findIndex((group) => group.name === name),
          'instanceTypes',
        );
  };
  const daemonSets = pods
    .filter(({ onEveryNode }) => onEveryNode)
    .map(({ spec }) => ({ spec, demand: podDemand(spec) }));
  // The agents of EKS Auto Mode are no pods.
  const agents = { cpuMillis: agentCpu(model), memoryMiB: 0 };
  const poolAgents = autoModeOf(model.spec) === undefined ? agents : { cpuMillis: 0, memoryMiB: 0 };
  const place = (nodes: NodesView, kind: Place['kind'], path: SpecPath): Place => ({
    ...{ nodes, kind, path },
    daemons: daemonSets
      .filter(({ spec }) => refusal(nodes, spec) === undefined)
      .reduce((total, { demand }) => sum(total, demand), kind === 'node pool' ? poolAgents : agents),
  });
  const reserved = reservedInterfaces(podNetworking(model.spec));
  return [
    ...nodeGroupViews(model.spec, clusterConfig).map((nodes) =>
      place(nodes, 'node group', groupPath(nodes.name)),
    ),
    ...builtInPoolViews(model.spec).map((nodes) =>
      place(nodes, 'node pool', specPath('cluster', 'compute', 'autoMode', 'builtInNodePools')),
    ),
    ...nodePoolViews(resources, reserved).map((nodes) =>
      place(nodes, 'node pool', childPath(nodes.resource.origin.specPath, 'instanceTypes')),
    ),
  ];
}

/** What the agents of add-ons ask for, as far as nobody says otherwise. */
function agentCpu({ spec }: ClusterModel): number {
  return clusterAddons(spec)
    .filter(({ configuration }) => !('resources' in configuration) && !('nodeAgent' in configuration))
    .reduce((total, { name }) => total + (DAEMON_CPU_MILLIS[name] ?? 0), 0);
}

function sum(a: PodRequests, b: PodRequests): PodRequests {
  return { cpuMillis: a.cpuMillis + b.cpuMillis, memoryMiB: a.memoryMiB + b.memoryMiB };
}

/** For example `1500m CPU and 512Mi`. */
function text({ cpuMillis, memoryMiB }: PodRequests): string {
  const cpu = cpuMillis % 1000 === 0 ? String(cpuMillis / 1000) : `${Math.floor(cpuMillis)}m`;
  const memory = memoryMiB % 1024 === 0 ? `${memoryMiB / 1024}Gi` : `${Math.floor(memoryMiB)}Mi`;
  return [`${cpu} CPU`, ...(memoryMiB === 0 ? [] : [memory])].join(' and ');
}
