import { isJsonObject, texts, type JsonObject, type JsonValue } from '@nodeless/core';

/** A map with some of its values changed, where it has them. */
export function keysWith(
  value: JsonObject,
  keys: readonly string[],
  change: (value: JsonValue) => JsonValue,
): JsonObject {
  const changed = keys.flatMap((key): [string, JsonValue][] => {
    const written = value[key];
    return written === undefined ? [] : [[key, change(written)]];
  });
  return { ...value, ...Object.fromEntries(changed) };
}

/** A map without a key, where it has this value. */
export function without(value: JsonObject, unwanted: JsonValue, key: string): JsonObject {
  if (value[key] !== unwanted) return value;
  const { [key]: _, ...others } = value;
  return others;
}

/** A list of texts in one order. */
export function sortedTexts(value: JsonValue): JsonValue {
  return Array.isArray(value) ? texts(value).sort() : value;
}

/** A list of anything in one order. */
export function sortedValues(value: JsonValue): JsonValue {
  if (!Array.isArray(value)) return value;
  return (value as readonly JsonValue[])
    .map((one): [string, JsonValue] => [JSON.stringify(inOrder(one)), one])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}

/** The same data with the keys of its maps in one order. */
export function inOrder(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(inOrder);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key] as JsonValue)]));
}
