import { isBuiltInGroup } from '@nodeless/contracts/kubernetes';
import { apiGroup, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/**
 * A custom resource without its empty maps. Server-side apply takes away what a map held before and leaves null where the
 * map itself is still written, and null is what most CRDs refuse: the sync would fail for ever. Kinds that are built in
 * have typed decoders, for which null and an empty map are the same.
 * Source: `doMap` of the removing walker in typed/remove.go of https://github.com/kubernetes-sigs/structured-merge-diff
 */
export function withoutEmptyMaps(manifest: JsonObject): JsonObject {
  const { apiVersion } = manifest;
  return typeof apiVersion === 'string' && !isBuiltInGroup(apiGroup(apiVersion))
    ? pruned(manifest)
    : manifest;
}

function pruned(map: JsonObject): JsonObject {
  const entries = Object.entries(map).map(([key, value]): [string, JsonValue] => [key, prunedValue(value)]);
  return Object.fromEntries(
    entries.filter(([, value]) => !isJsonObject(value) || Object.keys(value).length > 0),
  );
}

/** An entry of a list stays, even an empty one: the others would move. */
function prunedValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(prunedValue);
  return isJsonObject(value) ? pruned(value) : value;
}
