import { isJsonObject, type JsonValue } from '@nodeless/core';
import type { Outline, OutlinedFile } from './outline.ts';

/**
 * One place of a rendered file that a value of the sources decides: `value` when the place says something else with
 * another value, `presence` when it is not there then, or something else is.
 */
export interface Effect {
  readonly file: string;
  /** JSON pointer into the file; for a file that is no YAML `/<line>`. Empty for the whole file. */
  readonly pointer: string;
  readonly kind: 'value' | 'presence';
}

/** Where two renderings of a cluster differ, in the places of the first. */
export function effectsBetween(before: Outline, after: Outline): Effect[] {
  return [...before].flatMap(([file, old]) => {
    const now = after.get(file);
    const places: Place[] = now === undefined ? [{ pointer: '', kind: 'presence' }] : differences(old, now);
    return places.map((place) => ({ file, ...place }));
  });
}

type Place = Pick<Effect, 'pointer' | 'kind'>;

function differences({ content: old }: OutlinedFile, { content: now }: OutlinedFile): Place[] {
  if ('yaml' in old && 'yaml' in now) return [...between(old.yaml, now.yaml, '')];
  if ('text' in old && 'text' in now) return old.text === now.text ? [] : lostLines(old.text, now.text);
  return [{ pointer: '', kind: 'value' }];
}

function* between(old: JsonValue, now: JsonValue, pointer: string): Generator<Place> {
  const both = isJsonObject(old) ? isJsonObject(now) : Array.isArray(old) && Array.isArray(now);
  if (!both) {
    if (old !== now) yield { pointer, kind: 'value' };
    return;
  }
  const after = now as { readonly [key: string]: JsonValue };
  for (const [key, value] of Object.entries(old as object) as [string, JsonValue][]) {
    const below = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Object.hasOwn(after, key)) yield { pointer: below, kind: 'presence' };
    else yield* between(value, after[key] as JsonValue, below);
  }
}

/** Lines of a string that stand in the other one less often, or not at all. */
function lostLines(old: string, now: string): Place[] {
  const left = new Map<string, number>();
  for (const line of now.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return old.split('\n').flatMap((line, index): Place[] => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0 ? [] : [{ pointer: `/${index + 1}`, kind: 'value' }];
  });
}
