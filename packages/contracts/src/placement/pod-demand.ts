import { podRequests, podTotal, type PodRequests } from '../aws/index.ts';
import { parseBytes, parseQuantity } from '../kubernetes/index.ts';
import { at, maps, quantityMap, type JsonObject } from '@nodeless/core';

/** What a pod of a PodSpec counts for. A limit without a request is the request, too. */
export function podDemand(podSpec: JsonObject): PodRequests {
  const { initContainers, containers } = demands(podSpec, requestsOf);
  return podRequests(initContainers, containers);
}

/** Bytes of ephemeral storage that a pod of a PodSpec counts for. */
export function ephemeralStorageDemand(podSpec: JsonObject): number {
  const bytesOf = (container: JsonObject) => parseBytes(askedBy(container)['ephemeral-storage'] ?? '0') ?? 0;
  const { initContainers, containers } = demands(podSpec, bytesOf);
  return podTotal(initContainers, containers);
}

/** What containers ask for, with whether an init container is a sidecar, which runs on. */
function demands<T>(podSpec: JsonObject, demandOfOne: (container: JsonObject) => T) {
  return {
    initContainers: maps(podSpec['initContainers']).map((container) => ({
      demand: demandOfOne(container),
      runsOn: container['restartPolicy'] === 'Always',
    })),
    containers: maps(podSpec['containers']).map(demandOfOne),
  };
}

function requestsOf(container: JsonObject): PodRequests {
  return demandOf(askedBy(container));
}

function askedBy(container: JsonObject): { readonly [resource: string]: string } {
  return {
    ...quantityMap(at(container, 'resources', 'limits')),
    ...quantityMap(at(container, 'resources', 'requests')),
  };
}

/** Quantities as numbers; what is left out counts nothing. */
export function demandOf({ cpu = '0', memory = '0' }: { readonly [resource: string]: string }): PodRequests {
  return { cpuMillis: (parseQuantity(cpu) ?? 0) * 1000, memoryMiB: (parseQuantity(memory) ?? 0) / 1024 ** 2 };
}
