import type { InstanceType, PodRequests } from '../aws/index.ts';
import { parseBytes, parseCpuMillis, parseQuantity } from '@nodeless/kubernetes-schema/values';
import type { Machines } from './machines.ts';

/** How much all nodes of a pool or group may have together, or fewer. Infinity stands for no limit. */
export interface NodesLimits {
  readonly cpuMillis: number;
  readonly memoryMiB: number;
  readonly nodes: number;
}

/** What pods can have on nodes together. */
export interface NodesCapacity extends NodesLimits {
  readonly pods: number;
}

/** What DaemonSets take of each node, and how many pods it has for others. */
export interface NodeOverhead extends PodRequests {
  readonly podsLeft: (type: InstanceType) => number;
}

/** Limits of a NodePool as numbers; a quantity that cannot be read is no limit. */
export function limitsOf({ cpu, memory, nodes }: { readonly [resource: string]: string }): NodesLimits {
  const bytes = memory === undefined ? undefined : parseBytes(memory);
  return {
    cpuMillis: (cpu === undefined ? undefined : parseCpuMillis(cpu)) ?? Infinity,
    memoryMiB: bytes === undefined ? Infinity : bytes / 1024 ** 2,
    nodes: (nodes === undefined ? undefined : parseQuantity(nodes)) ?? Infinity,
  };
}

/**
 * The most that pods can have on all nodes together, whatever mixture of types: never less than what is possible, and
 * exactly that where a pool has one type.
 *
 * @param daemons what DaemonSets take of each node
 */
export function mostCapacity(
  { machines, room, counted }: Machines,
  limits: NodesLimits,
  daemons: NodeOverhead,
): NodesCapacity {
  if (machines.length === 0) return { cpuMillis: 0, memoryMiB: 0, nodes: 0, pods: 0 };
  const types = machines.map(({ type }) => type);
  const step = types.map(({ vcpus }) => vcpus * 1000).reduce(commonDivisor);
  const taken = types.map(counted);
  // Nodes take whole CPUs of the limit. What has no limit, or a limit of nothing, is the same for all types.
  const bounds = [
    { limit: Math.floor(limits.cpuMillis / step) * step, of: taken.map(({ cpuMillis }) => cpuMillis) },
    { limit: limits.memoryMiB, of: taken.map(({ memoryMiB }) => memoryMiB) },
    { limit: limits.nodes, of: types.map(() => 1) },
  ];
  const most = (free: readonly number[]) =>
    Math.min(...bounds.map(({ limit, of }) => (isFixed(limit) ? limit : limit * bestShare(free, of))));
  const rooms = types.map(room);
  const left = (rest: number) => Math.max(0, rest);
  return {
    cpuMillis: most(rooms.map((one) => left(one.cpuMillis - daemons.cpuMillis))),
    memoryMiB: most(rooms.map((one) => left(one.memoryMiB - daemons.memoryMiB))),
    nodes: Math.floor(most(types.map(() => 1))),
    pods: Math.floor(most(types.map((type) => left(daemons.podsLeft(type))))),
  };
}

const isFixed = (limit: number) => limit === Infinity || limit === 0;

/** The most of something that a type gives for each unit of a limit that it takes. */
function bestShare(free: readonly number[], taken: readonly number[]): number {
  let best = -Infinity;
  for (const [index, one] of free.entries()) best = Math.max(best, one / (taken[index] ?? NaN));
  return best;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
