import { podRequests, podTotal, type PodRequests } from '../aws/index.ts';
import { parseBytes, parseQuantity } from '../kubernetes/index.ts';
import { at, maps, textMap, type JsonObject } from '@nodeless/core';

/** What a pod of a PodSpec counts for. A limit without a request is the request, too. */
export function podDemand(podSpec: JsonObject): PodRequests {
  return podRequests(
    maps(podSpec['initContainers']).map(requestsOf),
    maps(podSpec['containers']).map(requestsOf),
  );
}

/** Bytes of ephemeral storage that a pod of a PodSpec counts for. */
export function ephemeralStorageDemand(podSpec: JsonObject): number {
  const bytesOf = (container: JsonObject) => parseBytes(askedBy(container)['ephemeral-storage'] ?? '0') ?? 0;
  return podTotal(maps(podSpec['initContainers']).map(bytesOf), maps(podSpec['containers']).map(bytesOf));
}

function requestsOf(container: JsonObject): PodRequests {
  return demandOf(askedBy(container));
}

function askedBy(container: JsonObject): { readonly [resource: string]: string } {
  return {
    ...textMap(at(container, 'resources', 'limits')),
    ...textMap(at(container, 'resources', 'requests')),
  };
}

/** Quantities as numbers; what is left out counts nothing. */
export function demandOf({ cpu = '0', memory = '0' }: { readonly [resource: string]: string }): PodRequests {
  return { cpuMillis: (parseQuantity(cpu) ?? 0) * 1000, memoryMiB: (parseQuantity(memory) ?? 0) / 1024 ** 2 };
}
