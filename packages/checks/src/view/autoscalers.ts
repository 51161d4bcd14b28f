import { at, namespaceOf, type JsonObject, type Resource } from '@nodeless/core';

/** An object that changes the number of pods of a workload, or what they ask for. */
export interface AutoscalerView {
  readonly resource: Resource;
  readonly kind: 'HorizontalPodAutoscaler' | 'ScaledObject' | 'VerticalPodAutoscaler';
  /** Kind, namespace and name of the workload, as in `Deployment web/web`. */
  readonly target: string;
}

/** Where each kind names its workload, and what a ScaledObject means without a kind. */
const TARGETS: { readonly [kind in AutoscalerView['kind']]: string } = {
  HorizontalPodAutoscaler: 'scaleTargetRef',
  ScaledObject: 'scaleTargetRef',
  VerticalPodAutoscaler: 'targetRef',
};

/**
 * The autoscalers among the resources.
 * Sources: autoscaling/v2 of Kubernetes, autoscaling.k8s.io/v1 of the Vertical Pod Autoscaler, keda.sh/v1alpha1 (a ScaledObject
 * makes a HorizontalPodAutoscaler of its own; its kind is Deployment where it says none)
 */
export function autoscalerViews(resources: readonly Resource[]): AutoscalerView[] {
  return resources.flatMap((resource): AutoscalerView[] => {
    const { manifest } = resource;
    const kind = (Object.keys(TARGETS) as AutoscalerView['kind'][]).find((one) => one === manifest.kind);
    if (kind === undefined) return [];
    const target = at(manifest, 'spec', TARGETS[kind]) as JsonObject | undefined;
    const name = target?.['name'];
    if (typeof name !== 'string') return [];
    return [
      {
        resource,
        kind,
        target: `${String(target?.['kind'] ?? 'Deployment')} ${namespaceOf(manifest)}/${name}`,
      },
    ];
  });
}
