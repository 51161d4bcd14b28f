import type { JsonValue } from '@nodeless/core';
import { escapeControl } from '@nodeless/core';
import type { Counts } from '../report/counts.ts';
import { showPath, type FieldChange } from '../report/field-change.ts';
import type { Operation } from '../report/object-change.ts';
import type { Place } from '../report/place.ts';

/** Signs of what happens to an object, as in the counts. */
export const SIGNS: { readonly [operation in Operation]: string } = {
  added: '+',
  changed: '~',
  removed: '−',
  renamed: '→',
  moved: '⇄',
};

/** `1 danger`, `2 dangers`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `+2 ~1 −0`, with renames and moves where there are any. */
export function countsInWords({ added, changed, removed, renamed, moved }: Counts): string {
  const pairs = [renamed > 0 ? `${renamed} renamed` : '', moved > 0 ? `${moved} moved` : ''].filter(
    (part) => part !== '',
  );
  const objects = `+${added} ~${changed} −${removed}`;
  return pairs.length === 0 ? objects : `${objects} (${pairs.join(', ')})`;
}

/** The clusters of some places, each once, in their order. */
export function clustersOf(places: readonly Place[]): string[] {
  return [...new Set(places.map(({ cluster }) => cluster))];
}

/** The first names of a list, and how many there are more. */
export function firstOf(names: readonly string[], most: number): { names: readonly string[]; more: number } {
  // One name is not shorter than the words that it is left out.
  return names.length <= most + 1
    ? { names, more: 0 }
    : { names: names.slice(0, most), more: names.length - most };
}

/** A value on one line, without control characters; cut with a note when it is longer than `most` characters. */
export function shortValue(value: JsonValue, most: number): string {
  const line = escapeControl(JSON.stringify(value));
  return line.length <= most ? line : `${cutText(line, most)}… (${line.length - most} more characters)`;
}

/** The beginning of a string, without half a character at its end. */
export function cutText(text: string, most: number): string {
  const code = text.charCodeAt(most - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? most - 1 : most);
}

/** A changed value as lines of a diff: `- replicas: 3`, `+ replicas: 5`. */
export function diffLines({ path, before, after }: FieldChange, most: number): string[] {
  const name = escapeControl(showPath(path)).replace(/[\t\n]/g, ' ');
  return [
    ...(before === undefined ? [] : [`- ${name}: ${shortValue(before, most)}`]),
    ...(after === undefined ? [] : [`+ ${name}: ${shortValue(after, most)}`]),
  ];
}
