import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** Steps to a value in an object. */
export type Path = readonly (string | number)[];

/** Changes that give a value by what it was before; undefined removes it. */
const VALUES: { readonly [change: string]: (value: JsonValue) => JsonValue | undefined } = {
  gone: () => undefined,
  null: () => null,
  text: (value) => (typeof value === 'boolean' ? 'true' : typeof value === 'number' ? 'zzz' : 'a'),
  one: () => 1,
  numtext: String,
  fraction: () => 1.5,
  big: () => 3_000_000_000,
  flag: () => true,
  minus: () => -1,
  zero: () => 0,
  number: () => 1,
  other: () => 'zzz',
  empty: () => '',
  list: (value) => (typeof value === 'string' ? [value] : []),
  map: (value) => (typeof value === 'string' ? { a: value } : {}),
  emptylist: () => [],
  emptymap: () => ({}),
  nullitem: (value) => [...listOf(value), null],
  twice: (value) => [...listOf(value), listOf(value).at(-1) ?? null],
  unknown: (value) => ({ ...(value as JsonObject), zzz: 1 }),
  unknownText: (value) => ({ ...(value as JsonObject), zzz: '1' }),
};

/**
 * An object with one change of one value.
 * @throws RangeError for a change that is not known
 */
export function changed(object: JsonObject, at: Path, change: string): JsonObject {
  const make = Object.hasOwn(VALUES, change) ? VALUES[change] : undefined;
  if (make === undefined) throw new RangeError(`no change ${change}`);
  return below(object, at, make) as JsonObject;
}

function below(
  value: JsonValue,
  [step, ...rest]: Path,
  make: (value: JsonValue) => JsonValue | undefined,
): JsonValue | undefined {
  if (step === undefined) return make(value);
  if (Array.isArray(value))
    return value.flatMap((item: JsonValue, index) => {
      const one = index === step ? below(item, rest, make) : item;
      return one === undefined ? [] : [one];
    });
  const object = isJsonObject(value) ? value : {};
  const inner = below(object[step] ?? null, rest, make);
  const others = Object.entries(object).filter(([key]) => key !== step);
  return Object.fromEntries(inner === undefined ? others : [...others, [step, inner]]) as JsonObject;
}

const listOf = (value: JsonValue): readonly JsonValue[] => (Array.isArray(value) ? value : []);
