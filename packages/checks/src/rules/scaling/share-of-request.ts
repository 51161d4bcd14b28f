import { at, describeObject, maps, type JsonObject } from '@nodeless/core';
import { located } from '../../located.ts';
import type { Rule } from '../../rule.ts';
import { autoscalerViews } from '../../view/autoscalers.ts';
import type { PodView } from '../../view/pods.ts';
import { withoutRequest } from '../../view/requests.ts';

const CODE = 'scaling/no-requests';

/**
 * A HorizontalPodAutoscaler that follows a share of the request finds no value while a container has none, and never scales: that of
 * the container of the metric, or that of each container of the pod.
 */
export const shareOfRequest: Rule = {
  codes: [
    { code: CODE, severity: 'error', title: 'An autoscaler follows a share of a request that is not there' },
  ],
  references: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
  ],
  *check({ model, resources, pods }) {
    const byWorkload = new Map(pods.map((pod) => [describeObject(pod.resource.manifest), pod]));
    for (const { resource, kind, target } of autoscalerViews(resources)) {
      const pod = byWorkload.get(target);
      if (kind !== 'HorizontalPodAutoscaler' || pod === undefined) continue;
      for (const [index, metric] of maps(at(resource.manifest, 'spec', 'metrics')).entries()) {
        const { what, without } = measured(pod, metric);
        if (without === undefined) continue;
        const message = `${describeObject(resource.manifest)} follows a share of the ${what} request, and the container ${without} of ${target} has none: it never scales`;
        const details = {
          hint: `write resources.requests.${what} of ${without}`,
          related: [{ message: target, location: model.provenance(pod.resource.origin.specPath).location }],
        };
        yield located(model, resource, CODE, message, details, ['spec', 'metrics', index]);
      }
    }
  },
};

/** What a metric measures as a share, and the first container without that request. */
function measured(pod: PodView, metric: JsonObject): { readonly what: string; readonly without?: string } {
  const source = metric['resource'] ?? metric['containerResource'];
  const what = String(at(source, 'name'));
  const isShare = at(source, 'target', 'type') === 'Utilization';
  if (!isShare || (what !== 'cpu' && what !== 'memory')) return { what };
  const only = at(metric['containerResource'], 'container');
  const [first] = withoutRequest(pod, what).filter(({ name }) => only === undefined || name === only);
  return first === undefined ? { what } : { what, without: first.name };
}
