import { at, canonical, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { OverlayEdit } from './overlay-text.ts';

export type KeyPath = readonly string[];

/** A value that differs between two stages. */
export interface Difference {
  readonly path: KeyPath;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/**
 * What differs below a key, leaf by leaf. A map that only one side has is one difference, and so is a list.
 *
 * @param before the app as one stage has it
 * @param after the same of the other stage
 */
export function differences(before: JsonObject, after: JsonObject, path: KeyPath): Difference[] {
  const [old, fresh] = [at(before, ...path), at(after, ...path)];
  if (isJsonObject(old) && isJsonObject(fresh)) {
    const keys = new Set([...Object.keys(old), ...Object.keys(fresh)]);
    return [...keys].flatMap((key) => differences(before, after, [...path, key]));
  }
  return sameJson(old, fresh) ? [] : [{ path, before: old, after: fresh }];
}

/**
 * The edit of an overlay that makes a difference go.
 *
 * @param base the app without overlays: null in the overlay takes away what it has
 */
export function editFor({ path, after }: Difference, base: JsonObject): OverlayEdit {
  const below = at(base, ...path);
  if (after === undefined) return below === undefined ? { path } : { path, value: null };
  return { path, value: isJsonObject(after) && isJsonObject(below) ? patchOf(below, after) : after };
}

/** The merge patch (RFC 7386) that makes one map of another. */
function patchOf(before: JsonObject, after: JsonObject): JsonObject {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const changed = Object.entries(after).flatMap(([key, value]): [string, JsonValue][] => {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    if (sameJson(old, value)) return [];
    return [[key, isJsonObject(old) && isJsonObject(value) ? patchOf(old, value) : value]];
  });
  return Object.fromEntries([...changed, ...gone.map((key) => [key, null] as const)]);
}

/** Where a map holds something that is no map, and each map that is empty. */
export function leaves(value: JsonValue, path: KeyPath = []): KeyPath[] {
  if (!isJsonObject(value) || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return JSON.stringify(canonical({ a })) === JSON.stringify(canonical({ a: b }));
}
