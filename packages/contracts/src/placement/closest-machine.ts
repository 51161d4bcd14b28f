import type { JsonObject } from '@nodeless/core';
import type { InstanceType, PodRequests } from '../aws/index.ts';
import { matcher } from '../karpenter/requirement.ts';
import { deviceRequirements } from './device-requirements.ts';
import { ofMachines, type Machines } from './machines.ts';
import { alternativesOf } from './nodes.ts';

/** The machine that comes closest to what a pod asks for. */
export interface ClosestMachine {
  readonly type: InstanceType;
  /** What pods can ask of it. */
  readonly room: PodRequests;
  /** The part of the demand that it has, of CPU or memory, whichever is less: the pod fits from 1 on. */
  readonly share: number;
}

/**
 * The first machine that a pod fits on, or else the one that comes closest; undefined when the pod wants none of them.
 *
 * @param demand what its containers and the DaemonSets of the node ask for
 */
export function closestMachine(
  { machines, room }: Machines,
  podSpec: JsonObject,
  demand: PodRequests,
): ClosestMachine | undefined {
  const devices = deviceRequirements(podSpec);
  const alternatives = alternativesOf(podSpec).map((wanted) => matcher([...ofMachines(wanted), ...devices]));
  let closest: ClosestMachine | undefined;
  for (const { type, labels } of machines) {
    if (!alternatives.some((meets) => meets(labels))) continue;
    const has = room(type);
    const share = Math.min(has.cpuMillis / demand.cpuMillis, has.memoryMiB / demand.memoryMiB);
    if (closest === undefined || share > closest.share) closest = { type, room: has, share };
    if (share >= 1) break;
  }
  return closest;
}

/** The machines that a pod may run on and fits on, the one with the fewest CPUs first. */
export function fittingMachines(
  { machines, room }: Machines,
  podSpec: JsonObject,
  demand: PodRequests,
): readonly InstanceType[] {
  const devices = deviceRequirements(podSpec);
  const alternatives = alternativesOf(podSpec).map((wanted) => matcher([...ofMachines(wanted), ...devices]));
  const fits = (type: InstanceType) =>
    room(type).cpuMillis >= demand.cpuMillis && room(type).memoryMiB >= demand.memoryMiB;
  return machines
    .filter(({ type, labels }) => alternatives.some((meets) => meets(labels)) && fits(type))
    .map(({ type }) => type)
    .sort((a, b) => a.vcpus - b.vcpus || a.memoryMiB - b.memoryMiB);
}
