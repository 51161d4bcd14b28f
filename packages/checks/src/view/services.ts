import { at, maps, namespaceOf, textMap, type JsonObject, type Resource } from '@nodeless/core';
import type { PodView } from './pods.ts';

/** Annotation of a Service: whether its NLB sends to instances (the default) or to pods (`ip`). */
export const NLB_TARGET_TYPE = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';

/** A Service with the pods that its selector finds. */
export interface ServiceView {
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
  readonly pods: readonly PodView[];
}

/** The Services among the resources, joined with the pods. */
export function serviceViews(resources: readonly Resource[], pods: readonly PodView[]): ServiceView[] {
  return resources
    .filter(({ manifest }) => manifest.kind === 'Service' && manifest.apiVersion === 'v1')
    .map((resource) => {
      const { metadata } = resource.manifest;
      const spec = (resource.manifest['spec'] ?? {}) as JsonObject;
      const namespace = namespaceOf(resource.manifest);
      const selector = Object.entries(textMap(spec['selector']));
      const type = typeof spec['type'] === 'string' ? spec['type'] : 'ClusterIP';
      const selected = pods.filter(
        (pod) =>
          selector.length > 0 &&
          pod.namespace === namespace &&
          selector.every(([key, value]) => pod.labels[key] === value),
      );
      return {
        resource,
        namespace,
        name: metadata.name,
        type,
        annotations: metadata.annotations ?? {},
        spec,
        pods: selected,
      };
    });
}

/** Numbers and names of the ports that a pod opens. */
export function openPorts(pod: PodView): (string | number)[] {
  return [...pod.containers, ...maps(pod.spec['initContainers'])]
    .flatMap((container) => maps(container['ports']))
    .flatMap((port) => [at(port, 'containerPort'), at(port, 'name')])
    .filter((port) => typeof port === 'number' || typeof port === 'string');
}
