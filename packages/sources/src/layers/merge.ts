import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** Lays `upper` over `lower`: maps merge key by key, everything else (lists too) is replaced as a whole. */
export function mergeLayers(lower: JsonObject, upper: JsonObject): JsonObject {
  const merged: Record<string, JsonValue> = { ...lower };
  for (const [key, value] of Object.entries(upper)) {
    const below = Object.hasOwn(merged, key) ? merged[key] : undefined;
    const both = isJsonObject(below) && isJsonObject(value) ? mergeLayers(below, value) : value;
    // A plain assignment would run the setter of a key that is called __proto__.
    Object.defineProperty(merged, key, { value: both, enumerable: true, configurable: true, writable: true });
  }
  return merged;
}
