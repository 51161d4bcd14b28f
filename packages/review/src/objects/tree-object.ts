import { apiGroup, at, type JsonObject } from '@nodeless/core';
import type { ObjectRef, Place } from '../report/place.ts';

/** An object of a tree, with everything in it: never to be shown, see `redact.ts`. */
export interface TreeObject {
  readonly ref: ObjectRef;
  readonly place: Place;
  readonly value: JsonObject;
}

/** Group of the resources of CloudFormation templates, which have none. */
export const CLOUDFORMATION = 'cloudformation';
/** Kind of what a template holds beside its resources. */
export const TEMPLATE = 'Template';

/** Identity without place: group, kind, namespace, name. */
export function refKey({ group, kind, namespace, name }: ObjectRef): string {
  return [group, kind, namespace ?? '', name].join('\u0000');
}

/** Names a Kubernetes object by its own fields, or by its `generateName`; undefined when it has no kind or no name. */
export function refOf(value: JsonObject): ObjectRef | undefined {
  const [apiVersion, kind] = [value['apiVersion'], value['kind']];
  const [name, namespace] = [
    at(value, 'metadata', 'name') ?? generatedName(value),
    at(value, 'metadata', 'namespace'),
  ];
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string')
    return undefined;
  return { group: apiGroup(apiVersion), kind, name, ...(typeof namespace === 'string' ? { namespace } : {}) };
}

/** Each object that is made of a `generateName` has a name of its own. */
function generatedName(value: JsonObject): string | undefined {
  const prefix = at(value, 'metadata', 'generateName');
  return typeof prefix === 'string' ? `${prefix}*` : undefined;
}

/** True for an object with `generateName` and without a name. */
export function isUnnamed({ value }: TreeObject): boolean {
  return at(value, 'metadata', 'name') === undefined && generatedName(value) !== undefined;
}

export function isKind(
  object: { readonly ref: ObjectRef },
  group: string,
  ...kinds: readonly string[]
): boolean {
  return object.ref.group === group && kinds.includes(object.ref.kind);
}

/** The value of an annotation, or undefined. */
export function annotation(object: TreeObject, name: string): string | undefined {
  const value = at(object.value, 'metadata', 'annotations', name);
  return typeof value === 'string' ? value : undefined;
}
