import { compareText, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { type IsPart, propertiesOf, type Row, rowsBelow } from './page-rows.ts';

/** A key with the same keys below it in many places, such as the tolerations of add-ons. */
export interface RecurringPart {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** From here on a reader looks once instead of reading it again. */
const MANY = 3;

/**
 * What stands in a schema at many places. Of several parts with one name the one in most places counts, so that a name leads
 * to one place; parts inside of others are not told apart from them.
 */
export function recurringParts(schema: JsonObject): {
  readonly isPart: IsPart;
  readonly parts: readonly RecurringPart[];
} {
  const counts = new Map<string, Map<string, number>>();
  for (const [name, node] of keysOf(schema)) {
    const text = signatureOf(node);
    const ofName = counts.get(name) ?? new Map<string, number>();
    counts.set(name, ofName.set(text, (ofName.get(text) ?? 0) + 1));
  }
  const most = new Map(
    [...counts].map(([name, texts]) => [
      name,
      [...texts].reduce((one, next) => (next[1] > one[1] ? next : one)),
    ]),
  );
  const isPart: IsPart = (name, node) => {
    const [text, count] = most.get(name) ?? [];
    return count !== undefined && count >= MANY && text !== NOTHING && signatureOf(node) === text;
  };
  const told = new Map<string, readonly Row[]>();
  const nodes = Object.values(propertiesOf(schema));
  const referred = new Set(nodes.flatMap((node) => rowsBelow(node, isPart)).map(({ part }) => part));
  for (const [name, node] of keysOf(schema))
    if (referred.has(name) && isPart(name, node)) told.set(name, rowsBelow(node));
  const parts = [...told]
    .map(([name, rows]) => ({ name, rows }))
    .sort((one, other) => compareText(one.name, other.name));
  return { isPart, parts };
}

const NOTHING = '[]';

function signatureOf(node: JsonObject): string {
  return JSON.stringify(rowsBelow(node));
}

/** Every key of a schema with its node, however deep. */
function keysOf(value: JsonValue): [string, JsonObject][] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(keysOf);
  if (!isJsonObject(value)) return [];
  return [
    ...Object.entries(propertiesOf(value)),
    ...Object.entries(value).flatMap(([key, below]) =>
      key === 'examples' || key === 'default' ? [] : keysOf(below),
    ),
  ];
}
