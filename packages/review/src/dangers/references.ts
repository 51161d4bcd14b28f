import { isJsonObject, type JsonValue } from '@nodeless/core';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import type { ClusterContext } from './context.ts';
import type { Hit } from './rule.ts';

/**
 * Keys by which pods, and what makes them, name an object of a kind: with the name itself, or with a map or a list of maps
 * that has it as `name`.
 * Source: PodSpec of https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.35/, and `tls` of an Ingress
 */
const REFERENCES: readonly (readonly [group: string, kind: string, keys: RegExp])[] = [
  ['', 'Secret', /^(secretName|secretKeyRef|imagePullSecrets|secret|\w*[sS]ecretRef)$/],
  ['', 'ConfigMap', /^(configMapKeyRef|configMapRef|configMap)$/],
  ['', 'ServiceAccount', /^(serviceAccountName|serviceAccount)$/],
  ['scheduling.k8s.io', 'PriorityClass', /^priorityClassName$/],
];

/** What of the head still names an object that is deleted; a reference with `optional: true` does without it. */
export function stillReferenced(object: TreeObject, context: ClusterContext): Hit[] {
  const keys = REFERENCES.find(([group, kind]) => isKind(object, group, kind))?.[2];
  if (keys === undefined) return [];
  const { name, namespace, kind } = object.ref;
  const user = context
    .objects('head', (path) => path.includes('/manifests/'), name)
    .filter((one) => namespace === undefined || one.ref.namespace === namespace)
    .find((one) => one.ref.kind !== kind && refersTo(one.value, name, keys));
  return user === undefined
    ? []
    : [{ what: `is deleted, and ${user.ref.kind} ${user.ref.name} still refers to it`, object }];
}

function refersTo(value: JsonValue | undefined, name: string, keys: RegExp): boolean {
  if (Array.isArray(value)) return value.some((item: JsonValue) => refersTo(item, name, keys));
  if (!isJsonObject(value) || value['optional'] === true) return false;
  return Object.entries(value).some(
    ([key, part]) => (keys.test(key) && names(part, name)) || refersTo(part, name, keys),
  );
}

function names(part: JsonValue, name: string): boolean {
  if (Array.isArray(part)) return part.some((item: JsonValue) => names(item, name));
  return part === name || (isJsonObject(part) && part['name'] === name && part['optional'] !== true);
}
