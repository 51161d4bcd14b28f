import { podRequests, type PodRequests } from '../aws/index.ts';
import { parseQuantity } from '../kubernetes/index.ts';
import { at, maps, textMap, type JsonObject } from '@nodeless/core';

/** What a pod of a PodSpec counts for. A limit without a request is the request, too. */
export function podDemand(podSpec: JsonObject): PodRequests {
  return podRequests(
    maps(podSpec['initContainers']).map(requestsOf),
    maps(podSpec['containers']).map(requestsOf),
  );
}

function requestsOf(container: JsonObject): PodRequests {
  const asked = {
    ...textMap(at(container, 'resources', 'limits')),
    ...textMap(at(container, 'resources', 'requests')),
  };
  return demandOf(asked);
}

/** Quantities as numbers; what is left out counts nothing. */
export function demandOf({ cpu = '0', memory = '0' }: { readonly [resource: string]: string }): PodRequests {
  return { cpuMillis: (parseQuantity(cpu) ?? 0) * 1000, memoryMiB: (parseQuantity(memory) ?? 0) / 1024 ** 2 };
}
