import { at, isJsonObject, maps, namespaceOf, textMap, type JsonObject, type Resource } from '@nodeless/core';
import { podTemplatePath } from '../kubernetes/pod-template.ts';
import type { PodIdentity } from './fargate.ts';

/** The pods that a workload makes. */
export interface PodTemplate extends PodIdentity {
  readonly resource: Resource;
  /** Annotations of the pods. */
  readonly annotations: { readonly [key: string]: string };
  /** The PodSpec as it is rendered. */
  readonly spec: JsonObject;
  readonly containers: readonly JsonObject[];
  /** Pods of a DaemonSet run on every node and never on Fargate. */
  readonly onEveryNode: boolean;
}

/** The pods of all workloads among the resources, in their order. */
export function podTemplates(resources: readonly Resource[]): PodTemplate[] {
  return resources.flatMap((resource): PodTemplate[] => {
    const { manifest } = resource;
    const path = podTemplatePath(manifest.kind);
    if (path === undefined) return [];
    const template = at(manifest, ...path);
    const found = at(template, 'spec');
    const spec = isJsonObject(found) ? found : {};
    return [
      {
        resource,
        namespace: namespaceOf(manifest),
        labels: textMap(at(template, 'metadata', 'labels')),
        annotations: textMap(at(template, 'metadata', 'annotations')),
        spec,
        containers: maps(spec['containers']),
        onEveryNode: manifest.kind === 'DaemonSet',
      },
    ];
  });
}
