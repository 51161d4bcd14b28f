import type { PodRequests } from '@nodeless/contracts/aws';
import {
  DAEMON_CPU_MILLIS,
  limitsOf,
  mostCapacity,
  nodePoolViews,
  podDemand,
  refusal,
  type NodePoolView,
  type NodesLimits,
  type NodesView,
} from '@nodeless/contracts/placement';
import { childPath, specPath, type Resource, type SpecPath } from '@nodeless/core';
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
  readonly capacity: NodesLimits | undefined;
}

interface Input {
  readonly model: ClusterModel;
  readonly clusterConfig: ClusterConfig;
  readonly resources: readonly Resource[];
  readonly pods: readonly PodView[];
}

type Known = Pick<Place, 'nodes' | 'kind' | 'path' | 'limitsPath' | 'pool'> & {
  readonly limits: NodesLimits;
};

/** Where pods can run besides Fargate: node groups, pools that EKS brings, node pools. */
export function placesOf(input: Input): Place[] {
  const { model, pods } = input;
  const daemonSets = pods
    .filter(({ onEveryNode }) => onEveryNode)
    .map(({ spec }) => ({ spec, demand: podDemand(spec) }));
  // The agents of EKS Auto Mode are no pods.
  const agents = { cpuMillis: agentCpu(model), memoryMiB: 0 };
  const poolAgents = autoModeOf(model.spec) === undefined ? agents : { cpuMillis: 0, memoryMiB: 0 };
  return [...groups(input), ...builtIn(model), ...pools(input)].map(({ limits, ...place }): Place => {
    const daemons = daemonSets
      .filter(({ spec }) => refusal(place.nodes, spec) === undefined)
      .reduce((total, { demand }) => sum(total, demand), place.kind === 'node pool' ? poolAgents : agents);
    const { machines } = place.nodes;
    const isLimited = Object.values(limits).some((limit) => limit !== Infinity);
    return {
      ...place,
      daemons,
      capacity: machines && isLimited ? mostCapacity(machines, limits, daemons) : undefined,
    };
  });
}

const UNLIMITED: NodesLimits = { cpuMillis: Infinity, memoryMiB: Infinity, nodes: Infinity };

function groups({ model, clusterConfig }: Input): Known[] {
  const { managedNodeGroups, selfManagedNodeGroups } = model.spec.compute;
  const added = overlayNodeGroups(model.spec, clusterConfig).map(({ name, scaling, specPath: path }) => ({
    name,
    scaling,
    path,
    limitsPath: path,
  }));
  const own = (
    list: string,
    named: readonly { readonly name: string; readonly scaling: { readonly max: number } }[],
  ) =>
    named.map(({ name, scaling }, index) => {
      const path = specPath('cluster', 'compute', list, index);
      return {
        name,
        scaling,
        path: childPath(path, 'instanceTypes'),
        limitsPath: childPath(path, 'scaling', 'max'),
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
    const { path, limitsPath, scaling } = found;
    const limits = { ...UNLIMITED, nodes: scaling.max };
    return [{ nodes, kind: 'node group', path, limitsPath, pool: undefined, limits }];
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
  }));
}

function pools({ model, resources }: Input): Known[] {
  const reserved = reservedInterfaces(podNetworking(model.spec));
  return nodePoolViews(resources, reserved).map((pool) => {
    const { specPath: path } = pool.resource.origin;
    const limits = limitsOf(pool.limits);
    return {
      nodes: pool,
      kind: 'node pool',
      path: childPath(path, 'instanceTypes'),
      limitsPath: childPath(path, pool.replicas === undefined ? 'limits' : 'replicas'),
      pool,
      limits:
        pool.replicas === undefined ? limits : { ...limits, nodes: Math.min(pool.replicas, limits.nodes) },
    };
  });
}

/** What the agents of add-ons ask for, as far as nobody says otherwise. */
function agentCpu({ spec }: ClusterModel): number {
  return clusterAddons(spec)
    .filter(({ configuration }) => !('resources' in configuration) && !('nodeAgent' in configuration))
    .reduce((total, { name }) => total + (DAEMON_CPU_MILLIS[name] ?? 0), 0);
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
