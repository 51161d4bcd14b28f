import { isDeepStrictEqual } from 'node:util';
import { compareText, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { API_VERSION } from '@nodeless/sources';
import type { ReadFacts } from './read-facts.ts';

/** Keys in the order in which they are written. */
const ORDER = ['$schema', 'apiVersion', 'kind', 'vpcId', 'subnets', 'vpcEndpoints', 'addons'] as const;

/**
 * The facts.json of a cluster with what AWS says. The text stays byte for byte where it says the same already.
 *
 * @param before the file as it is. @default there is none
 */
export function factsText(before: string | undefined, facts: ReadFacts): string {
  const parsed: unknown = before === undefined ? {} : JSON.parse(before);
  const known = isJsonObject(parsed) ? parsed : {};
  const wanted: JsonObject = { ...known, apiVersion: API_VERSION, kind: 'Facts', ...sorted({ ...facts }) };
  if (before !== undefined && isDeepStrictEqual(sorted(known), sorted(wanted))) return before;
  const keys = ORDER.filter((key) => wanted[key] !== undefined);
  return `${JSON.stringify(Object.fromEntries(keys.map((key) => [key, wanted[key]])), null, 2)}\n`;
}

/** Keys below the top in order; lists keep theirs. */
function sorted(value: object): { readonly [key: string]: JsonValue } {
  return sortedKeys(value as JsonObject) as JsonObject;
}

function sortedKeys(value: JsonValue): JsonValue {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, item]) => [key, sortedKeys(item)]),
  );
}
