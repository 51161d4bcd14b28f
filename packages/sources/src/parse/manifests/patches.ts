import { errorAt, type Segments } from '@nodeless/catalogue';
import { isBuiltInGroup, strategicMerge, typeOfKind } from '@nodeless/contracts/kubernetes';
import {
  apiGroup,
  isJsonObject,
  type Diagnostic,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '@nodeless/core';
import { applyPatch, type Operation } from 'rfc6902';
import { type Layer, LayerStack } from '../../layers/stack.ts';
import type { Patch } from '../../schema/manifests.ts';
import type { WrittenObject } from './objects.ts';

/**
 * Applies the patches of one overlay, one after another, to all objects that each one names. A patch that finds none or does
 * not fit is an error at its place.
 */
export function patched(
  objects: readonly WrittenObject[],
  overlay: Layer,
  patches: readonly Patch[],
): Outcome<readonly WrittenObject[]> {
  const places = new LayerStack([overlay]);
  const diagnostics: Diagnostic[] = [];
  let current = objects;
  for (const [index, patch] of patches.entries()) {
    const path = ['patches', index];
    const targets = current.filter((object) => isTarget(object, patch.target));
    if (targets.length === 0) diagnostics.push(noTarget(places, [...path, 'target'], patch.target));
    current = current.map((object) => {
      if (!targets.includes(object)) return object;
      const { value, diagnostics: found } = apply(object.value, patch, places, path);
      diagnostics.push(...found);
      const stack = layersOf(patch, overlay, path).reduce((below, layer) => below.under(layer), object.stack);
      return value === undefined ? object : { ...object, value, stack };
    });
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: current, diagnostics };
}

function isTarget({ value }: WrittenObject, { kind, name, group, namespace }: Patch['target']): boolean {
  const metadata = value['metadata'] as JsonObject;
  return (
    value['kind'] === kind &&
    (name === undefined || metadata['name'] === name) &&
    (group === undefined || apiGroup(String(value['apiVersion'])) === group) &&
    (namespace === undefined || metadata['namespace'] === namespace)
  );
}

function noTarget(places: LayerStack, path: Segments, { kind, name }: Patch['target']): Diagnostic {
  return errorAt(places, path, {
    code: 'manifests/patch',
    message: `the manifests hold no ${kind}${name === undefined ? '' : ` ${JSON.stringify(name)}`} that the patch could change`,
    hint: 'name an object that they hold, or remove the patch',
  });
}

function apply(object: JsonObject, patch: Patch, places: LayerStack, path: Segments): Outcome<JsonObject> {
  if ('merge' in patch) {
    const apiVersion = String(object['apiVersion']);
    const builtIn = isBuiltInGroup(apiGroup(apiVersion));
    const type = builtIn ? typeOfKind(apiVersion, String(object['kind'])) : undefined;
    const value = strategicMerge(object, patch.merge as JsonObject, type);
    return sameObject(object, value, places, [...path, 'merge']);
  }
  // The library changes the object that it is given.
  const value = JSON.parse(JSON.stringify(object)) as JsonObject;
  const failed = applyPatch(value, patch.json6902 as Operation[]);
  const diagnostics = failed.flatMap((error, index) => {
    if (error === null) return [];
    const operation = patch.json6902[index];
    const message = `${operation?.op ?? ''} ${operation?.path ?? ''} does not fit the object: ${reasonOf(error.name)}`;
    const hint = 'compare the path with the manifest; / in a key is ~1';
    return [errorAt(places, [...path, 'json6902', index], { code: 'manifests/patch', message, hint })];
  });
  return diagnostics.length > 0 ? { diagnostics } : sameObject(object, value, places, [...path, 'json6902']);
}

function reasonOf(error: string): string {
  return error === 'TestError' ? 'the value there is another one' : 'nothing stands at the path, or above it';
}

/** A patch changes an object, and does not make another one of it. */
function sameObject(
  before: JsonObject,
  after: JsonObject,
  places: LayerStack,
  path: Segments,
): Outcome<JsonObject> {
  if (idOf(before) === idOf(after)) return { value: after, diagnostics: [] };
  const message = 'the patch changes apiVersion, kind, name or namespace: it would be another object';
  const hint = 'write that object as a manifest of its own';
  return { diagnostics: [errorAt(places, path, { code: 'manifests/patch', message, hint })] };
}

function idOf({ apiVersion, kind, metadata }: JsonObject): string {
  const { name, namespace } = isJsonObject(metadata) ? metadata : {};
  return JSON.stringify([apiVersion, kind, name, namespace]);
}

/**
 * What a patch writes into maps, as layers over the manifest: a finding about such a value stands in the overlay. Items of
 * lists have other numbers in the patch than in the object, so they stay where the manifest has them.
 */
function layersOf(patch: Patch, overlay: Layer, path: Segments): Layer[] {
  if (!('merge' in patch)) return [];
  const value = mapsOf(patch.merge as JsonObject);
  return [{ ...overlay, base: [...path, 'merge'], value, removed: [] }];
}

function mapsOf(map: JsonObject): JsonObject {
  const entries = Object.entries(map).flatMap(([key, value]): [string, JsonValue][] => {
    if (Array.isArray(value) || value === null || key.startsWith('$')) return [];
    return [[key, isJsonObject(value) ? mapsOf(value) : (value as JsonValue)]];
  });
  return Object.fromEntries(entries);
}
