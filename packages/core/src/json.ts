/** Any value that JSON (and so a manifest) can hold. `undefined` never stands for "absent": leave the key out. */
export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** True for a plain map, false for arrays, null and scalars. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value below a map, some keys deep; undefined where there is none. Nothing is assumed about the value. */
export function at(value: unknown, ...keys: readonly string[]): JsonValue | undefined {
  return keys.reduce<unknown>(
    (current, key) => (isJsonObject(current) && Object.hasOwn(current, key) ? current[key] : undefined),
    value,
  ) as JsonValue | undefined;
}

/** The maps in a list; empty for anything else. */
export function maps(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}

/** The texts in a list; empty for anything else. */
export function texts(value: JsonValue | undefined): string[] {
  return Array.isArray(value)
    ? (value as readonly JsonValue[]).filter((item) => typeof item === 'string')
    : [];
}

/** The entries of a map whose values are texts. */
export function textMap(value: JsonValue | undefined): { [key: string]: string } {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The entries of a map of quantities, each as text: `cpu: 2` is one as well as `cpu: 500m`. */
export function quantityMap(value: JsonValue | undefined): { [key: string]: string } {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      typeof one === 'string' || typeof one === 'number' ? [[key, String(one)]] : [],
    ),
  );
}
