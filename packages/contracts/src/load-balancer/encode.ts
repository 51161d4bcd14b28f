import { compareText, isJsonObject, type JsonValue } from '@nodeless/core';

/** How an option becomes an annotation's text; undefined leaves the annotation out. */
export type Encoder = (value: JsonValue) => string | undefined;

/**
 * Scalars as they are, lists as `a,b`, maps as `k=v,k2=v2` sorted by key. Commas and backslashes in a map are escaped
 * by a backslash; lists know no escape, so their items must not hold a comma.
 */
export const plain: Encoder = (value) => {
  if (Array.isArray(value)) return value.map(String).join(',');
  if (!isJsonObject(value)) return String(value);
  return sortedEntries(value)
    .map(([key, item]) => `${escape(key)}=${escape(String(item))}`)
    .join(',');
};

/** JSON with sorted keys and no white space. */
export const json: Encoder = (value) => JSON.stringify(sortKeys(value));

/** A boolean as `on` or `off`. */
export const onOff: Encoder = (value) => (value === true ? 'on' : 'off');

/** A boolean that is said by `text` when true, and by the annotation's absence when false. */
export function presence(text: string): Encoder {
  return (value) => (value === true ? text : undefined);
}

/** A list as `a b`. */
export const spaceSeparated: Encoder = (value) => (Array.isArray(value) ? value.join(' ') : String(value));

/** A number of load balancer capacity units. */
export const capacityUnits: Encoder = (value) => `CapacityUnits=${String(value)}`;

function escape(text: string): string {
  return text.replaceAll(/[\\,]/g, '\\$&');
}

function sortKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => sortKeys(item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(sortedEntries(value).map(([key, item]) => [key, sortKeys(item)]));
}

function sortedEntries(value: { readonly [key: string]: JsonValue }): [string, JsonValue][] {
  return Object.entries(value).sort(([a], [b]) => compareText(a, b));
}
