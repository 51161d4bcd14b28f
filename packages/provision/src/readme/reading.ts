import { isJsonObject, type JsonObject, type JsonValue, type Manifest } from '@nodeless/core';

/** The value below a map, some keys deep; undefined where there is none. Manifests come from anywhere: nothing is assumed. */
export function at(value: unknown, ...keys: readonly string[]): JsonValue | undefined {
  return keys.reduce<unknown>(
    (current, key) => (isJsonObject(current) && Object.hasOwn(current, key) ? current[key] : undefined),
    value,
  ) as JsonValue | undefined;
}

/** The maps in a list. */
export function maps(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}

/** The texts in a list. */
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

/** Objects without a namespace go to `default`. */
export function namespaceOf(manifest: Manifest): string {
  return manifest.metadata.namespace ?? 'default';
}
