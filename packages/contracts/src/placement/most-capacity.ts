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
  // Nodes take whole CPUs of the limit.
  const cpuMillis = Math.floor(limits.cpuMillis / step) * step;
  const per = (free: (type: InstanceType) => number) => {
    const best = (taken: (type: InstanceType) => number) =>
      Math.max(...types.map((type) => free(type) / taken(type)));
    return Math.min(
      ...[
        [cpuMillis, (type: InstanceType) => counted(type).cpuMillis] as const,
        [limits.memoryMiB, (type: InstanceType) => counted(type).memoryMiB] as const,
        [limits.nodes, () => 1] as const,
      ].map(([limit, taken]) => (limit === Infinity || limit === 0 ? limit : limit * best(taken))),
    );
  };
  return {
    cpuMillis: per((type) => Math.max(0, room(type).cpuMillis - daemons.cpuMillis)),
    memoryMiB: per((type) => Math.max(0, room(type).memoryMiB - daemons.memoryMiB)),
    nodes: Math.floor(per(() => 1)),
    pods: Math.floor(per((type) => Math.max(0, daemons.podsLeft(type)))),
  };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
