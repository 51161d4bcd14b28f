import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { Path } from './draft.ts';

/** Keys that say what the file is, and stay. */
const KEPT = new Set(['apiVersion', 'kind', 'name', 'stage', 'region', 'accountId']);

/**
 * Takes away every key without which the file still means the same, larger parts first.
 *
 * @param means tells what a document means; undefined where it is not sound
 */
export function pruned(value: JsonObject, means: (value: JsonObject) => string | undefined): JsonObject {
  const wanted = means(value);
  let current = value;
  const visit = (path: Path): void => {
    const found = valueAt(current, path);
    if (found === undefined) return;
    const without = withoutPath(current, path) as JsonObject;
    if (typeof path.at(-1) === 'string' && means(without) === wanted) {
      current = without;
      return;
    }
    for (const key of keysOf(found)) visit([...path, key]);
  };
  for (const key of Object.keys(value)) if (!KEPT.has(key)) visit([key]);
  return current;
}

function keysOf(value: JsonValue): (string | number)[] {
  if (Array.isArray(value)) return [...value.keys()];
  return isJsonObject(value) ? Object.keys(value) : [];
}

function valueAt(value: JsonValue, path: Path): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (current, key) => (current as { readonly [key: string | number]: JsonValue } | undefined)?.[key],
    value,
  );
}

function withoutPath(value: JsonValue, [key, ...deeper]: Path): JsonValue {
  if (key === undefined) return value;
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item, index) =>
      index === key ? withoutPath(item, deeper) : item,
    );
  }
  if (!isJsonObject(value)) return value;
  if (deeper.length > 0) return { ...value, [key]: withoutPath(value[key] as JsonValue, deeper) };
  const { [key]: _, ...others } = value;
  return others;
}
