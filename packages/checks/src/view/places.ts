import { addressablePods, type InstanceType, type PodRequests } from '@nodeless/contracts/aws';
import {
  DAEMON_CPU_MILLIS,
  limitsOf,
  mostCapacity,
  nodePoolViews,
  podDemand,
  refusal,
  type NodePoolView,
  type NodesCapacity,
  type NodesLimits,
  type NodesView,
} from '@nodeless/contracts/placement';
import { at, childPath, specPath, type Resource, type SpecPath } from '@nodeless/core';
import {
  autoModeOf,
  builtInPoolViews,
  clusterAddons,
  mostPods,
  nodeGroupViews,
  overlayNodeGroups,
  podNetworking,
  reservedInterfaces,
  type ClusterModel,
  type PodNetworking,
} from '@nodeless/sources';
import type { ClusterConfig } from '@nodeless/eksctl-schema';
import type { PodView } from './pods.ts';

/** Nodes with the value of the sources that says what they can be. */
export interface Place {
  readonly nodes: NodesView;
  readonly kind: 'node pool' | 'node group';
  readonly path: SpecPath;
  /** The value of the sources that says how many nodes there may be. */
  readonly limitsPath: SpecPath;
  /** The rendered NodePool; undefined for a node group and for a pool that EKS brings. */
  readonly pool: NodePoolView | undefined;
  /** What the DaemonSets of a node ask for. */
  readonly daemons: PodRequests;
  /** The most that pods can have on all of its nodes; undefined where nobody knows the types, or where there is no limit. */
  readonly capacity: NodesCapacity | undefined;
  /** The nodes that a group has before anything grows it; undefined for pools. */
  readonly nodesAtStart: number | undefined;
  /** Likewise of the nodes that a group has before anything grows it; undefined where there are none, or nobody knows. */
  readonly capacityAtStart: NodesCapacity | undefined;
}

interface Input {
  readonly model: ClusterModel;
  readonly clusterConfig: ClusterConfig;
  readonly resources: readonly Resource[];
  readonly pods: readonly PodView[];
}

type Known = Pick<Place, 'nodes' | 'kind' | 'path' | 'limitsPath' | 'pool' | 'nodesAtStart'> & {
  readonly limits: NodesLimits;
  /** Pods of a node of a type, those of DaemonSets among them. */
  readonly podsOf: (type: InstanceType) => number;
};

/** Where pods can run besides Fargate: node groups, pools that EKS brings, node pools. */
export function placesOf(input: Input): Place[] {
  const { model, pods } = input;
  const daemonSets = pods
    .filter(({ onEveryNode }) => onEveryNode)
    .map(({ spec }) => ({ spec, demand: podDemand(spec) }));
  // The agents of EKS Auto Mode are no pods.
  const agents = agentsOf(model);
  const poolAgents =
    autoModeOf(model.spec) === undefined ? agents : { requests: { cpuMillis: 0, memoryMiB: 0 }, pods: 0 };
  return [...groups(input), ...builtIn(model), ...pools(input)].map(({ limits, podsOf, ...place }): Place => {
    const onNode = daemonSets.filter(({ spec }) => refusal(place.nodes, spec) === undefined);
    const own = place.kind === 'node pool' ? poolAgents : agents;
    const daemons = onNode.reduce((total, { demand }) => sum(total, demand), own.requests);
    const { machines } = place.nodes;
    const overhead = {
      ...daemons,
      podsLeft: (type: InstanceType) => podsOf(type) - onNode.length - own.pods,
    };
    const of = (nodes: NodesLimits) => machines && mostCapacity(machines, nodes, overhead);
    const isLimited = Object.values(limits).some((limit) => limit !== Infinity);
    return {
      ...place,
      daemons,
      capacity: isLimited ? of(limits) : undefined,
      capacityAtStart: place.nodesAtStart ? of({ ...limits, nodes: place.nodesAtStart }) : undefined,
    };
  });
}

const UNLIMITED: NodesLimits = { cpuMillis: Infinity, memoryMiB: Infinity, nodes: Infinity };

interface OwnGroup {
  readonly name: string;
  readonly scaling: { readonly min: number; readonly max: number; readonly desired?: number | undefined };
  readonly maxPodsPerNode?: number | undefined;
  readonly launchTemplate?: unknown;
  readonly ami?: unknown;
}

function groups({ model, clusterConfig }: Input): Known[] {
  const { managedNodeGroups, selfManagedNodeGroups } = model.spec.compute;
  const networking = podNetworking(model.spec);
  const added = overlayNodeGroups(model.spec, clusterConfig).map(
    ({ name, scaling, specPath: path, maxPodsPerNode }) => ({
      ...{ name, scaling, path, limitsPath: path, maxPodsPerNode },
      isKnown: false,
    }),
  );
  const own = (list: string, named: readonly OwnGroup[]) =>
    named.map(({ name, scaling, maxPodsPerNode, launchTemplate, ami }, index) => {
      const path = specPath('cluster', 'compute', list, index);
      return {
        name,
        scaling,
        path: childPath(path, 'instanceTypes'),
        limitsPath: childPath(path, 'scaling', 'max'),
        maxPodsPerNode,
        isKnown: launchTemplate === undefined && ami === undefined,
      };
    });
  const known = [
    ...added,
    ...own('managedNodeGroups', managedNodeGroups),
    ...own('selfManagedNodeGroups', selfManagedNodeGroups),
  ];
  return nodeGroupViews(model.spec, clusterConfig).flatMap((nodes): Known[] => {
    const found = known.find(({ name }) => name === nodes.name);
    if (found === undefined) return [];
    const { path, limitsPath, scaling, maxPodsPerNode, isKnown } = found;
    const limits = { ...UNLIMITED, nodes: scaling.max };
    const podsOf = (type: InstanceType) =>
      maxPodsPerNode ?? (isKnown ? mostPods(type, networking) : Infinity);
    const nodesAtStart = scaling.desired ?? scaling.min;
    return [{ nodes, kind: 'node group', path, limitsPath, pool: undefined, limits, podsOf, nodesAtStart }];
  });
}

function builtIn({ spec }: ClusterModel): Known[] {
  const path = specPath('cluster', 'compute', 'autoMode', 'builtInNodePools');
  return builtInPoolViews(spec).map((nodes) => ({
    nodes,
    kind: 'node pool',
    path,
    limitsPath: path,
    pool: undefined,
    limits: UNLIMITED,
    podsOf: () => Infinity,
    nodesAtStart: undefined,
  }));
}

function pools({ model, resources }: Input): Known[] {
  const networking = podNetworking(model.spec);
  return nodePoolViews(resources, reservedInterfaces(networking)).map((pool) => {
    const { specPath: path } = pool.resource.origin;
    const limits = limitsOf(pool.limits);
    return {
      nodes: pool,
      kind: 'node pool',
      path: childPath(path, 'instanceTypes'),
      limitsPath: childPath(path, pool.replicas === undefined ? 'limits' : 'replicas'),
      pool,
      podsOf: podsOfPool(pool, resources, networking),
      nodesAtStart: undefined,
      limits:
        pool.replicas === undefined ? limits : { ...limits, nodes: Math.min(pool.replicas, limits.nodes) },
    };
  });
}

/** Pods of a node as Karpenter counts them: what its class says, or the addresses of its interfaces. */
function podsOfPool(
  { resource }: NodePoolView,
  resources: readonly Resource[],
  networking: PodNetworking,
): (type: InstanceType) => number {
  const reference = at(resource.manifest, 'spec', 'template', 'spec', 'nodeClassRef');
  const nodeClass = resources.find(
    ({ manifest }) => manifest.kind === 'EC2NodeClass' && manifest.metadata.name === at(reference, 'name'),
  );
  const maxPods = at(nodeClass?.manifest, 'spec', 'kubelet', 'maxPods');
  if (typeof maxPods === 'number') return () => maxPods;
  if (nodeClass === undefined || maxPods !== undefined || networking.prefixDelegation) return () => Infinity;
  return (type) => addressablePods(type, { reservedInterfaces: reservedInterfaces(networking) });
}

/** The agents of add-ons on each node, and what they ask for as far as nobody says otherwise. */
function agentsOf({ spec }: ClusterModel) {
  const known = clusterAddons(spec).filter(({ name }) => Object.hasOwn(DAEMON_CPU_MILLIS, name));
  const cpuMillis = known
    .filter(({ configuration }) => !('resources' in configuration) && !('nodeAgent' in configuration))
    .reduce((total, { name }) => total + (DAEMON_CPU_MILLIS[name] ?? 0), 0);
  return { requests: { cpuMillis, memoryMiB: 0 }, pods: known.length };
}

/** Requests together. */
export function sum(a: PodRequests, b: PodRequests): PodRequests {
  return { cpuMillis: a.cpuMillis + b.cpuMillis, memoryMiB: a.memoryMiB + b.memoryMiB };
}

/** For example `1500m CPU and 512Mi`. */
export function requestWords({ cpuMillis, memoryMiB }: PodRequests): string {
  const cpu = cpuMillis % 1000 === 0 ? String(cpuMillis / 1000) : `${Math.floor(cpuMillis)}m`;
  const memory = memoryMiB % 1024 === 0 ? `${memoryMiB / 1024}Gi` : `${Math.floor(memoryMiB)}Mi`;
  return [`${cpu} CPU`, ...(memoryMiB === 0 ? [] : [memory])].join(' and ');
}
