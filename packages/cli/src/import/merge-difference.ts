import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** The merge patch (RFC 7386) that makes one map of another. */
export function mergeDifference(from: JsonObject, to: JsonObject): JsonObject {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return Object.fromEntries(
    [...keys].flatMap((key): [string, JsonValue][] => {
      const [before, after] = [from[key], to[key]];
      if (after === undefined) return [[key, null]];
      if (JSON.stringify(before) === JSON.stringify(after)) return [];
      if (!isJsonObject(before) || !isJsonObject(after)) return [[key, after]];
      const inner = mergeDifference(before, after);
      return Object.keys(inner).length === 0 ? [] : [[key, inner]];
    }),
  );
}
