import { isJsonObject, type JsonValue } from '@nodeless/core';

/** The key of a row that holds for some versions: `name@1.34+`, `name@-1.34`, `name@1.33-1.34`. */
export const RANGED = /^(.*)@(?:(\d[\d.]*)\+|(\d[\d.]*)?-(\d[\d.]*))$/s;

/** Compares `1.9` with `1.10` by their numbers. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((one) => one.split('.').map(Number)) as [number[], number[]];
  const at = x.findIndex((part, index) => part !== (y[index] ?? 0));
  return at < 0 ? x.length - y.length : (x[at] ?? 0) - (y[at] ?? 0);
}

/** The tree as one version has it: without ranges, and without what is of other versions. */
export function atVersion(value: JsonValue, version: string): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => atVersion(item, version));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const name = nameAt(key, version);
      return name === undefined ? [] : [[name, atVersion(inner, version)]];
    }),
  );
}

/** The key of a row without its versions; undefined where it is not of this version. */
export function nameAt(key: string, version: string): string | undefined {
  const match = key.includes('@') ? RANGED.exec(key) : null;
  if (match === null) return key;
  const [, name = '', since, from, to] = match;
  const holds =
    compareVersions(version, since ?? from ?? '0') >= 0 &&
    (to === undefined || compareVersions(version, to) <= 0);
  return holds ? name : undefined;
}
