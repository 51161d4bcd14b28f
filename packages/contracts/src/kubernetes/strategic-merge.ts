import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/**
 * Lists of built-in kinds whose items a strategic merge patch merges by a key, by the name of the field; where a field of
 * one name has items of several kinds, the first key that all items have. Every other list is replaced as a whole.
 * Source: `x-kubernetes-patch-merge-key` in the OpenAPI document of Kubernetes 1.36.
 */
const MERGE_KEYS: { readonly [list: string]: readonly string[] } = {
  conditions: ['type'],
  containers: ['name'],
  env: ['name'],
  ephemeralContainers: ['name'],
  hostAliases: ['ip'],
  imagePullSecrets: ['name'],
  initContainers: ['name'],
  ownerReferences: ['uid'],
  ports: ['containerPort', 'port'],
  resourceClaims: ['name'],
  secrets: ['name'],
  topologySpreadConstraints: ['topologyKey'],
  volumeDevices: ['devicePath'],
  volumeMounts: ['mountPath'],
  volumes: ['name'],
  webhooks: ['name'],
};

/** Lists of lone values that are merged: each value stands once. */
const MERGED_SETS: ReadonlySet<string> = new Set(['finalizers']);

const DIRECTIVE = '$patch';

/**
 * Lays a patch over an object as `kubectl patch` does: maps merge key by key, null removes, and lists of built-in kinds whose
 * items have a key merge item by item. `$patch: delete` removes the map or the item that holds it, `$patch: replace` takes
 * the map as it stands (in a list: only the items of the patch stay).
 *
 * @param builtIn false for kinds of CRDs, which have no merge keys: their lists are replaced (RFC 7386)
 */
export function strategicMerge(object: JsonObject, patch: JsonObject, builtIn: boolean): JsonObject {
  if (patch[DIRECTIVE] === 'replace') return withoutDirective(patch);
  const merged: Record<string, JsonValue> = { ...object };
  for (const [key, value] of Object.entries(patch)) {
    if (key === DIRECTIVE) continue;
    const below = Object.hasOwn(merged, key) ? merged[key] : undefined;
    const next = mergeValue(key, below, value as JsonValue, builtIn);
    if (next === undefined) delete merged[key];
    else merged[key] = next;
  }
  return merged;
}

function mergeValue(
  key: string,
  below: JsonValue | undefined,
  value: JsonValue,
  builtIn: boolean,
): JsonValue | undefined {
  if (value === null) return undefined;
  if (isJsonObject(value)) {
    if (value[DIRECTIVE] === 'delete') return undefined;
    return strategicMerge(isJsonObject(below) ? below : {}, value, builtIn);
  }
  if (!Array.isArray(value)) return value;
  const items = value as readonly JsonValue[];
  const present = Array.isArray(below) ? (below as readonly JsonValue[]) : [];
  if (builtIn && MERGED_SETS.has(key)) return [...new Set([...present, ...items])];
  const own = items.filter((item) => !isReplaceMark(item));
  const mergeKey = builtIn ? mergeKeyOf(key, [...present, ...own]) : undefined;
  if (mergeKey === undefined || own.length < items.length) return own.map((item) => plainItem(item, builtIn));
  return mergeItems(mergeKey, present as JsonObject[], own as JsonObject[], builtIn);
}

/** An item of a list that says that the list of the patch takes the place of the one there is. */
function isReplaceMark(item: JsonValue): boolean {
  return isJsonObject(item) && item[DIRECTIVE] === 'replace' && Object.keys(item).length === 1;
}

function mergeKeyOf(list: string, items: readonly JsonValue[]): string | undefined {
  const keys = Object.hasOwn(MERGE_KEYS, list) ? (MERGE_KEYS[list] ?? []) : [];
  return keys.find((key) => items.every((item) => isJsonObject(item) && Object.hasOwn(item, key)));
}

function mergeItems(
  key: string,
  present: readonly JsonObject[],
  patches: readonly JsonObject[],
  builtIn: boolean,
): JsonValue[] {
  let items = [...present];
  for (const patch of patches) {
    const index = items.findIndex((item) => item[key] === patch[key]);
    const found = items[index];
    if (patch[DIRECTIVE] === 'delete') items = items.filter((item) => item[key] !== patch[key]);
    else if (found === undefined) items.push(strategicMerge({}, patch, builtIn));
    else items[index] = strategicMerge(found, patch, builtIn);
  }
  return items;
}

/** A value of a list that is not merged: nothing is below it that nulls could remove, and no directive stays. */
function plainItem(item: JsonValue, builtIn: boolean): JsonValue {
  return isJsonObject(item) ? strategicMerge({}, item, builtIn) : item;
}

function withoutDirective({ [DIRECTIVE]: _, ...rest }: JsonObject): JsonObject {
  return rest;
}
