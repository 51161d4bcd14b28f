import type { PodRequests } from '@nodeless/contracts/aws';
import { closestMachine, fittingMachines, refusals } from '@nodeless/contracts/placement';
import { NODE_LABELS } from '@nodeless/contracts/karpenter';
import type { JsonObject } from '@nodeless/core';
import { requestWords, sum, type Place } from '../view/places.ts';

/** What a node group or a node pool says to a pod. */
export interface PlaceAnswer {
  readonly kind: Place['kind'];
  readonly name: string;
  readonly takes: boolean;
  /** All that keeps the pod away. */
  readonly refusals: readonly string[];
  /** Instance types that it fits on, the smallest first; undefined when the types are not known. */
  readonly instanceTypes: readonly string[] | undefined;
  /** Zones that the nodes are kept to; undefined for all that have subnets. */
  readonly zones: readonly string[] | undefined;
}

/** @param isDaemon its requests are those of each node already */
export function onPlace(
  { kind, nodes, daemons }: Place,
  podSpec: JsonObject,
  requests: PodRequests,
  isDaemon: boolean,
): PlaceAnswer {
  const demand = isDaemon ? daemons : sum(requests, daemons);
  const reasons = [...refusals(nodes, podSpec)];
  const fitting = nodes.machines && fittingMachines(nodes.machines, podSpec, demand);
  if (fitting?.length === 0 && nodes.machines !== undefined) {
    const closest = closestMachine(nodes.machines, podSpec, demand);
    if (closest !== undefined)
      reasons.push(
        `with what DaemonSets take it asks for ${requestWords(demand)}, and the closest instance type, ${closest.type.name}, has ${requestWords(closest.room)}`,
      );
  }
  const takes = reasons.length === 0;
  return {
    kind,
    name: nodes.name,
    takes,
    refusals: reasons,
    instanceTypes: takes ? fitting?.map(({ name }) => name) : undefined,
    zones: nodes.requirements.find(({ key, operator }) => key === NODE_LABELS.zone && operator === 'In')
      ?.values,
  };
}
