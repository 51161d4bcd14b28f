import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { ValueType } from '@nodeless/kubernetes-schema/types';

const DIRECTIVE = '$patch';

/**
 * Lays a patch over an object as `kubectl patch` does: maps merge key by key, null removes, and lists whose items have a
 * merge key merge item by item; other lists are replaced with all that is in them. `$patch: delete` removes the map or the item that holds it, `$patch: replace` takes
 * the map as it stands (in a list: only the items of the patch stay).
 *
 * @param type what Kubernetes knows of the object; undefined for kinds of CRDs, whose lists are replaced (RFC 7386)
 */
export function strategicMerge(
  object: JsonObject,
  patch: JsonObject,
  type: ValueType | undefined,
): JsonObject {
  if (patch[DIRECTIVE] === 'replace') return withoutDirective(patch);
  const merged: Record<string, JsonValue> = { ...object };
  for (const [key, value] of Object.entries(patch)) {
    if (key === DIRECTIVE) continue;
    const below = Object.hasOwn(merged, key) ? merged[key] : undefined;
    const next = mergeValue(below, value as JsonValue, type?.field(key));
    if (next === undefined) delete merged[key];
    else merged[key] = next;
  }
  return merged;
}

function mergeValue(
  below: JsonValue | undefined,
  value: JsonValue,
  type: ValueType | undefined,
): JsonValue | undefined {
  if (value === null) return undefined;
  if (isJsonObject(value)) {
    if (value[DIRECTIVE] === 'delete') return undefined;
    return strategicMerge(isJsonObject(below) ? below : {}, value, type);
  }
  if (!Array.isArray(value)) return value;
  const items = value as readonly JsonValue[];
  const present = Array.isArray(below) ? (below as readonly JsonValue[]) : [];
  const own = items.filter((item) => !isReplaceMark(item));
  if (type?.patchStrategy?.startsWith('merge') !== true || own.length < items.length)
    return own.map(plainItem);
  const { mergeKey } = type;
  if (mergeKey === undefined) return [...new Set([...present, ...items])];
  const haveKey = [...present, ...own].every((item) => isJsonObject(item) && Object.hasOwn(item, mergeKey));
  if (!haveKey) return own.map(plainItem);
  return mergeItems(mergeKey, present as JsonObject[], own as JsonObject[], type.items());
}

/** An item of a list that says that the list of the patch takes the place of the one there is. */
function isReplaceMark(item: JsonValue): boolean {
  return isJsonObject(item) && item[DIRECTIVE] === 'replace' && Object.keys(item).length === 1;
}

function mergeItems(
  key: string,
  present: readonly JsonObject[],
  patches: readonly JsonObject[],
  type: ValueType | undefined,
): JsonValue[] {
  let items = [...present];
  for (const patch of patches) {
    const index = items.findIndex((item) => item[key] === patch[key]);
    const found = items[index];
    if (patch[DIRECTIVE] === 'delete') items = items.filter((item) => item[key] !== patch[key]);
    else if (found === undefined) items.push(strategicMerge({}, patch, type));
    else items[index] = strategicMerge(found, patch, type);
  }
  return items;
}

/** A value of a list that is replaced: no list below it is merged either, so two ports of one number stay two; no directive stays. */
function plainItem(item: JsonValue): JsonValue {
  return isJsonObject(item) ? strategicMerge({}, item, undefined) : item;
}

function withoutDirective({ [DIRECTIVE]: _, ...rest }: JsonObject): JsonObject {
  return rest;
}
