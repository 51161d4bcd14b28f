import { at, describeObject, maps, type Diagnostic } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { autoscalerViews, type AutoscalerView } from '../../view/autoscalers.ts';

/**
 * Two objects that both decide about the pods of one workload. Two that choose the number of pods take turns for ever; one
 * that changes requests moves what another one measures by them.
 */
export const rivalAutoscalers: Rule = {
  codes: [
    {
      code: 'scaling/rival-autoscalers',
      severity: 'error or warning',
      title: 'Two autoscalers work on one workload',
    },
  ],
  references: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md',
    'https://keda.sh/docs/latest/concepts/scaling-deployments/',
  ],
  *check(view) {
    const byTarget = new Map<string, AutoscalerView[]>();
    for (const one of autoscalerViews(view.resources)) {
      const same = byTarget.get(one.target);
      if (same === undefined) byTarget.set(one.target, [one]);
      else same.push(one);
    }
    for (const [target, all] of byTarget) {
      const [first, second] = all.filter(({ kind }) => kind !== 'VerticalPodAutoscaler');
      if (first !== undefined && second !== undefined) yield rivals(view, target, first, second);
      const vertical = all.find((one) => one.kind === 'VerticalPodAutoscaler' && changesPods(one));
      if (first !== undefined && vertical !== undefined && measuresRequests(first))
        yield movingGround(view, target, first, vertical);
    }
  },
};

function rivals(
  { model }: ClusterView,
  target: string,
  first: AutoscalerView,
  second: AutoscalerView,
): Diagnostic {
  const [one, other] = [first, second].map(({ resource }) => describeObject(resource.manifest));
  const message = `${one} and ${other} both choose the number of pods of ${target}: each takes back what the other one did`;
  return finding(model, second.resource.origin.specPath, 'scaling/rival-autoscalers', message, {
    severity: 'error',
    hint: 'keep one of them, with the metrics of both',
    related: [{ message: String(one), location: model.provenance(first.resource.origin.specPath).location }],
  });
}

function movingGround(
  { model }: ClusterView,
  target: string,
  first: AutoscalerView,
  second: AutoscalerView,
): Diagnostic {
  const [one, other] = [first, second].map(({ resource }) => describeObject(resource.manifest));
  const message = `${other} changes the requests of ${target}, and ${one} measures usage by them: the number of pods swings`;
  return finding(model, second.resource.origin.specPath, 'scaling/rival-autoscalers', message, {
    severity: 'warning',
    hint: 'write updateMode: "Off" for the vertical one, let it control a resource that the other one does not measure, or scale by another metric',
    related: [{ message: String(one), location: model.provenance(first.resource.origin.specPath).location }],
  });
}

/** One that only recommends changes nothing. Without a mode it recreates pods. */
function changesPods({ resource }: AutoscalerView): boolean {
  return at(resource.manifest, 'spec', 'updatePolicy', 'updateMode') !== 'Off';
}

/** Usage as a share of requests; a ScaledObject may do the same by its triggers cpu and memory. */
function measuresRequests({ resource: { manifest }, kind }: AutoscalerView): boolean {
  return kind === 'ScaledObject'
    ? maps(at(manifest, 'spec', 'triggers')).some(({ type }) => type === 'cpu' || type === 'memory')
    : maps(at(manifest, 'spec', 'metrics')).some(
        (metric) => at(metric['resource'] ?? metric['containerResource'], 'target', 'type') === 'Utilization',
      );
}
