import { isJsonObject, type JsonObject, type JsonValue, type Resource } from '@nodeless/core';
import { type FargateProfile, type ClusterModel } from '@nodeless/spec';
import { fargateProfileOf } from './fargate.ts';

/** The pod template of a workload. */
export interface PodView {
  readonly resource: Resource;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The PodSpec as it is rendered. */
  readonly spec: JsonObject;
  readonly containers: readonly JsonObject[];
  /** The profile that takes the pods, or undefined when they run on nodes. */
  readonly fargateProfile: FargateProfile | undefined;
}

const TEMPLATE_PATHS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The pods of all workloads among the resources. */
export function podViews(model: ClusterModel, resources: readonly Resource[]): PodView[] {
  return resources.flatMap((resource): PodView[] => {
    const path = TEMPLATE_PATHS[resource.manifest.kind];
    if (path === undefined) return [];
    const template = path.reduce<JsonValue | undefined>(step, resource.manifest as unknown as JsonObject);
    const spec = step(template, 'spec');
    if (!isJsonObject(spec)) return [];
    const namespace = resource.manifest.metadata.namespace ?? 'default';
    const labels = textMap(step(step(template, 'metadata'), 'labels'));
    const profiles = model.spec.compute.fargate.profiles;
    const onNodesOnly = resource.manifest.kind === 'DaemonSet';
    return [
      {
        resource,
        namespace,
        labels,
        spec,
        containers: objects(spec['containers']),
        fargateProfile: onNodesOnly ? undefined : fargateProfileOf(profiles, { namespace, labels }),
      },
    ];
  });
}

/** The items of a list that are maps. */
export function objects(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}

/** The values of a map that are texts. */
export function textMap(value: JsonValue | undefined): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** One step into a map; undefined where there is none. */
export function step(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? value[key] : undefined;
}
