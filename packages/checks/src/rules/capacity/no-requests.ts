import { podTemplatePath } from '@nodeless/contracts/kubernetes';
import { describeObject } from '@nodeless/core';
import { located } from '../../located.ts';
import type { Rule } from '../../rule.ts';
import type { PodView } from '../../view/pods.ts';
import { withoutRequest, type NumberedContainer } from '../../view/requests.ts';

const CODE = 'capacity/no-requests';

/**
 * The scheduler and Karpenter know a pod by its requests. One without any is put on a node that is full, and on nodes that are
 * made too small for it; when memory runs out it is the first to go. On Fargate the smallest size follows, which has a rule.
 */
export const noRequests: Rule = {
  codes: [{ code: CODE, severity: 'warning', title: 'A container on nodes asks for neither CPU nor memory' }],
  references: [
    'https://karpenter.sh/docs/concepts/scheduling/#resources',
    'https://docs.aws.amazon.com/eks/latest/best-practices/karpenter.html',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction',
  ],
  *check({ model, pods }) {
    for (const pod of pods) {
      if (pod.fargateProfile !== undefined) continue;
      const [first, ...others] = askingForNothing(pod);
      if (first === undefined) continue;
      const { manifest } = pod.resource;
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      const message = `the container ${first.name}${more} of ${describeObject(manifest)} asks for neither CPU nor memory: nodes are chosen and made as if it needed none`;
      const details = {
        severity: 'warning' as const,
        hint: 'write resources.requests, near to what it uses',
      };
      const path = [...(podTemplatePath(manifest.kind) ?? []), 'spec', 'containers', first.index, 'name'];
      yield located(model, pod.resource, CODE, message, details, path);
    }
  },
};

function askingForNothing(pod: PodView): NumberedContainer[] {
  const noMemory = new Set(withoutRequest(pod, 'memory').map(({ index }) => index));
  return withoutRequest(pod, 'cpu').filter(({ index }) => noMemory.has(index));
}
