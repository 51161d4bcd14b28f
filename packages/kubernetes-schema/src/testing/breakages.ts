import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { ANYTHING } from './scalar-arbitrary.ts';

/** One thing that is wrong with an object that was right. */
export interface Breakage {
  readonly path: readonly (string | number)[];
  readonly object: JsonObject;
}

/** No field of any type takes a list of lists. */
const NOBODY_TAKES = [[[]]];

/**
 * An object of `kindArbitrary` with one field that is wrong, in each way: a field more in every map, another type for every value
 * below `apiVersion`, `kind` and `metadata`.
 */
export function breakages(object: JsonObject): Breakage[] {
  return placesIn(object, []).map((path) => ({ path, object: withValue(object, path, NOBODY_TAKES) }));
}

function placesIn(value: JsonValue, path: readonly (string | number)[]): (readonly (string | number)[])[] {
  if (isAnything(value)) return [];
  if (Array.isArray(value))
    return value.flatMap((item: JsonValue, index) => [
      ...(isAnything(item) ? [] : [[...path, index]]),
      ...placesIn(item, [...path, index]),
    ]);
  if (!isJsonObject(value)) return [];
  return [
    [...path, 'notAField'],
    ...Object.entries(value).flatMap(([key, inner]) => [
      ...(isAnything(inner) ? [] : [[...path, key]]),
      ...placesIn(inner, [...path, key]),
    ]),
  ];
}

function isAnything(value: JsonValue): boolean {
  return isJsonObject(value) && value['anything'] === ANYTHING.anything;
}

function withValue(value: JsonValue, path: readonly (string | number)[], inner: JsonValue): JsonObject {
  const [step, ...rest] = path;
  if (step === undefined) return inner as JsonObject;
  if (Array.isArray(value))
    return value.map((item: JsonValue, index) =>
      index === step ? withValue(item, rest, inner) : item,
    ) as unknown as JsonObject;
  const object = value as JsonObject;
  return { ...object, [step]: withValue(object[step] ?? null, rest, inner) };
}
