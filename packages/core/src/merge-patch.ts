import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';

/**
 * Lays a patch over a map: maps merge key by key, lists and other values replace, null removes the key.
 * Source: RFC 7396, JSON Merge Patch.
 */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const kept = Object.entries(target).filter(([key]) => !Object.hasOwn(patch, key));
  const merged = new Map<string, JsonValue>(kept);
  const order = [...Object.keys(target), ...Object.keys(patch).filter((key) => !Object.hasOwn(target, key))];
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) continue;
    const below = Object.hasOwn(target, key) ? target[key] : undefined;
    merged.set(key, isJsonObject(value) ? mergePatch(isJsonObject(below) ? below : {}, value) : value);
  }
  return Object.fromEntries(
    order.flatMap((key) => (merged.has(key) ? [[key, merged.get(key) as JsonValue]] : [])),
  );
}
