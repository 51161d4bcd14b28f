import { FARGATE_SIZES, fargateSize } from '@nodeless/contracts/aws';
import { at, childPath, describeObject, maps, quantityMap, type JsonObject } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { podDemand } from '@nodeless/contracts/placement';

/**
 * Fargate gives a pod the smallest of its sizes that holds the requests; no size holds more than the largest.
 */
export const podShape: Rule = {
  codes: [
    {
      code: 'fargate/pod-shape',
      severity: 'error or warning',
      title: 'The requests of a pod on Fargate fit no Fargate size or are not set',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html'],
  *check({ model, pods }) {
    for (const { resource, fargateProfile, containers, spec } of pods) {
      if (fargateProfile === undefined) continue;
      const { manifest, origin } = resource;
      const requests = childPath(origin.specPath, 'resources', 'requests');
      for (const part of ['cpu', 'memory'] as const) {
        const sidecars = maps(spec['initContainers']).filter((one) => one['restartPolicy'] === 'Always');
        const without = [...containers, ...sidecars].filter((one) => requestsOf(one)[part] === undefined);
        if (without.length === 0) continue;
        const names = without.map(({ name }) => `"${String(name)}"`).join(', ');
        const message = `${describeObject(manifest)} runs on Fargate without a request for ${part} (container ${names}): Fargate sizes a pod by its requests`;
        yield finding(model, requests, 'fargate/pod-shape', message, {
          severity: 'warning',
          hint: `set resources.requests.${part}`,
        });
      }
      const demand = podDemand(spec);
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
  const of = (kind: string) => quantityMap(at(container, 'resources', kind));
  // A limit without a request is the request, too.
  return { ...of('limits'), ...of('requests') };
}
