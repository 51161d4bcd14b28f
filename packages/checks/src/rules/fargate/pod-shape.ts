import { FARGATE_SIZES, fargateSize, podRequests } from '@nodeless/contracts/aws';
import { parseQuantity } from '@nodeless/contracts/kubernetes';
import { at, childPath, describeObject, maps, textMap, type JsonObject } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/**
 * Fargate gives a pod the smallest of its sizes that holds the requests; no size holds more than the largest.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html
 */
export const podShape: Rule = {
  codes: ['fargate/pod-shape'],
  *check({ model, pods }) {
    for (const { resource, fargateProfile, containers, spec } of pods) {
      if (fargateProfile === undefined) continue;
      const { manifest, origin } = resource;
      const requests = childPath(origin.specPath, 'resources', 'requests');
      for (const part of ['cpu', 'memory'] as const) {
        const without = containers.filter((container) => requestsOf(container)[part] === undefined);
        if (without.length === 0) continue;
        const names = without.map(({ name }) => `"${String(name)}"`).join(', ');
        const message = `${describeObject(manifest)} runs on Fargate without a request for ${part} (container ${names}): Fargate sizes a pod by its requests`;
        yield finding(model, requests, 'fargate/pod-shape', message, {
          severity: 'warning',
          hint: `set resources.requests.${part}`,
        });
      }
      const demand = podRequests(maps(spec['initContainers']).map(numbersOf), containers.map(numbersOf));
      if (fargateSize(demand) !== undefined) continue;
      const largest = FARGATE_SIZES.at(-1);
      const message = `${describeObject(manifest)} asks for more than the largest pod on Fargate has`;
      yield finding(model, requests, 'fargate/pod-shape', message, {
        hint: `at most ${largest?.vcpu} vCPU and ${largest?.memoryGiB.at(-1)} GiB, 256 MiB of which belong to Kubernetes`,
      });
    }
  },
};

function requestsOf(container: JsonObject): { readonly cpu?: string; readonly memory?: string } {
  return textMap(at(container, 'resources', 'requests'));
}

function numbersOf(container: JsonObject) {
  const { cpu = '0', memory = '0' } = requestsOf(container);
  return { cpuMillis: (parseQuantity(cpu) ?? 0) * 1000, memoryMiB: (parseQuantity(memory) ?? 0) / 1024 ** 2 };
}
