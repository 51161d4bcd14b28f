import { typeOfKind, type ValueType } from '@nodeless/contracts/kubernetes';
import { compareText, isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '@nodeless/core';
import type { FieldChange, FieldPath, PathStep } from '../report/field-change.ts';
import { isDefault } from './defaults.ts';
import { isSet, mergeKeysOf, orderCounts } from './merge-keys.ts';
import { sameQuantity } from './quantities.ts';

/**
 * What differs in meaning between two objects of one kind, sorted by path. Order of keys, quantities that are written in
 * another way, defaults that are written out, and the order of lists that have none are no differences.
 */
export function diffObjects(kind: string, before: JsonObject, after: JsonObject): FieldChange[] {
  const { apiVersion } = after;
  const type = typeof apiVersion === 'string' ? typeOfKind(apiVersion, kind) : undefined;
  return new Differ(kind).compare(before, after, [], [], type);
}

/** The same for what stands at one place of the two objects; `path` has no item of a list on its way. */
export function diffField(
  kind: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: readonly string[],
): FieldChange[] {
  return new Differ(kind).compare(before, after, path, path, undefined);
}

/** Equal as JSON, whatever the order of keys. */
export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    const [left, right] = [a as JsonArray, b as JsonArray];
    return left.length === right.length && left.every((item, index) => sameJson(item, right[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/** A string that is equal for equal values. */
export function stableText(value: JsonValue): string {
  return JSON.stringify(value, (_, part: JsonValue) =>
    isJsonObject(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => compareText(a, b)))
      : part,
  );
}

class Differ {
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  /**
   * @param names the path with `*` for items of lists, as the tables have it
   * @param type what the API server knows of the value
   */
  compare(
    before: JsonValue | undefined,
    after: JsonValue | undefined,
    path: FieldPath,
    names: readonly string[],
    type: ValueType | undefined,
  ): FieldChange[] {
    if (before === after) return [];
    if (isJsonObject(before) && isJsonObject(after)) return this.#maps(before, after, path, names, type);
    if (Array.isArray(before) && Array.isArray(after))
      return this.#lists(before as JsonArray, after as JsonArray, path, names, type);
    if (before === undefined && after !== undefined && this.#isFilledIn(after, names)) return [];
    if (after === undefined && before !== undefined && this.#isFilledIn(before, names)) return [];
    if (before !== undefined && after !== undefined && sameQuantity(names, before, after)) return [];
    return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  }

  #isFilledIn(value: JsonValue, names: readonly string[]): boolean {
    if (isDefault(this.#kind, names, value)) return true;
    if (!isJsonObject(value)) return false;
    const entries = Object.entries(value);
    return entries.length > 0 && entries.every(([key, part]) => this.#isFilledIn(part, [...names, key]));
  }

  #maps(
    before: JsonObject,
    after: JsonObject,
    path: FieldPath,
    names: readonly string[],
    type: ValueType | undefined,
  ): FieldChange[] {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText);
    return keys.flatMap((key) =>
      this.compare(own(before, key), own(after, key), [...path, key], [...names, key], type?.field(key)),
    );
  }

  #lists(
    before: JsonArray,
    after: JsonArray,
    path: FieldPath,
    names: readonly string[],
    type: ValueType | undefined,
  ): FieldChange[] {
    const list = names.at(-1) ?? '';
    for (const keys of mergeKeysOf(list, type)) {
      const [left, right] = [byKey(before, keys), byKey(after, keys)];
      if (left === undefined || right === undefined) continue;
      const changes = this.#keyed(left, right, path, names, type?.items());
      return orderCounts(list, [...before, ...after])
        ? [...orderChange(left, right, path), ...changes]
        : changes;
    }
    return isSet(list, type)
      ? sets(before, after, path)
      : this.#positions(before, after, path, names, type?.items());
  }

  #keyed(
    left: Keyed,
    right: Keyed,
    path: FieldPath,
    names: readonly string[],
    type: ValueType | undefined,
  ): FieldChange[] {
    const ids = [...new Set([...left.keys(), ...right.keys()])].sort(compareText);
    return ids.flatMap((id) => {
      const [a, b] = [left.get(id), right.get(id)];
      const step = (a ?? b)?.step;
      return step === undefined ? [] : this.compare(a?.item, b?.item, [...path, step], [...names, '*'], type);
    });
  }

  /** By position, after what is equal at both ends is set aside, so that one insertion is one change. */
  #positions(
    before: JsonArray,
    after: JsonArray,
    path: FieldPath,
    names: readonly string[],
    type: ValueType | undefined,
  ): FieldChange[] {
    let start = 0;
    while (start < Math.min(before.length, after.length) && sameJson(before[start], after[start])) start += 1;
    let end = 0;
    const rest = Math.min(before.length, after.length) - start;
    while (end < rest && sameJson(before.at(-1 - end), after.at(-1 - end))) end += 1;
    const left = before.slice(start, before.length - end);
    const right = after.slice(start, after.length - end);
    return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
      this.compare(left[index], right[index], [...path, start + index], [...names, '*'], type),
    ).flat();
  }
}

type Keyed = ReadonlyMap<string, { readonly step: PathStep; readonly item: JsonObject }>;

/** Items by their merge key; undefined when an item has none, or two have the same. */
function byKey(items: JsonArray, keys: readonly string[]): Keyed | undefined {
  const found = new Map<string, { step: PathStep; item: JsonObject }>();
  for (const item of items) {
    if (!isJsonObject(item)) return undefined;
    const values = keys.map((key) => own(item, key));
    if (values.some((value) => typeof value !== 'string' && typeof value !== 'number')) return undefined;
    const value = values.map(String).join(',');
    if (found.has(value)) return undefined;
    found.set(value, { step: { key: keys.join(','), value }, item });
  }
  return found;
}

function orderChange(left: Keyed, right: Keyed, path: FieldPath): FieldChange[] {
  const before = [...left.keys()].filter((id) => right.has(id));
  const after = [...right.keys()].filter((id) => left.has(id));
  return sameJson(before, after) ? [] : [{ path: [...path, 'order'], before, after }];
}

function sets(before: JsonArray, after: JsonArray, path: FieldPath): FieldChange[] {
  const left = counted(before);
  const right = counted(after);
  const gone = [...left].filter(([text, { count }]) => (right.get(text)?.count ?? 0) < count);
  const come = [...right].filter(([text, { count }]) => (left.get(text)?.count ?? 0) < count);
  const only = gone.length === 1 && come.length === 1 && before.length === 1 && after.length === 1;
  if (only && before[0] !== undefined && after[0] !== undefined)
    return [{ path: [...path, 0], before: before[0], after: after[0] }];
  return [
    ...gone.map(([text, { item }]) => ({ path: [...path, stepOf(text, item)], before: item })),
    ...come.map(([text, { item }]) => ({ path: [...path, stepOf(text, item)], after: item })),
  ].sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
}

function counted(items: JsonArray): Map<string, { item: JsonValue; count: number }> {
  const found = new Map<string, { item: JsonValue; count: number }>();
  for (const item of items) {
    const text = stableText(item);
    found.set(text, { item, count: (found.get(text)?.count ?? 0) + 1 });
  }
  return found;
}

function stepOf(text: string, item: JsonValue): PathStep {
  return { key: 'value', value: typeof item === 'string' ? item : text };
}

function own(map: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
