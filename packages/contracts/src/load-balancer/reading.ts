import type { JsonValue } from '@nodeless/core';

/** What the controller makes of the text of an annotation. */
export interface Reading {
  /** What it reads; undefined where it reads nothing, or fails. */
  readonly value?: JsonValue | undefined;
  readonly problems: readonly ReadingProblem[];
}

export interface ReadingProblem {
  /** `refused`: it fails for ever, with all members of the group; `ignored`: it does something else, without a word. */
  readonly effect: 'refused' | 'ignored';
  /** Goes on after the name of the annotation, without a full stop. */
  readonly message: string;
  readonly hint: string;
}

export type Reader = (text: string) => Reading;

export const read = (value: JsonValue): Reading => ({ value, problems: [] });

export const refused = (message: string, hint: string): Reading => ({
  problems: [{ effect: 'refused', message, hint }],
});

export const ignored = (message: string, hint: string, value?: JsonValue): Reading => ({
  value,
  problems: [{ effect: 'ignored', message, hint }],
});

/** Go's strconv.ParseBool; undefined for what it refuses. */
export function goBool(text: string): boolean | undefined {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true;
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text) ? false : undefined;
}

/** Go's strconv.ParseInt with base 10; undefined for what it refuses. */
export function goInt(text: string, bits: 32 | 64): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ''));
  const limit = 1n << BigInt(bits - 1);
  return value >= -limit && value < limit ? Number(value) : undefined;
}

/** A list between commas, as ParseStringSliceAnnotation reads it: white space and empty items do not count. */
export function goList(text: string): string[] {
  return text.split(',').flatMap((item) => item.trim() || []);
}

/**
 * Pairs `key=value` between commas, as ParseStringMapAnnotation reads them: a backslash escapes, the last value of a key wins,
 * and a comma at the very end belongs to the value. Undefined for what it refuses.
 */
export function goMap(text: string): Record<string, string> | undefined {
  const map: Record<string, string> = {};
  for (const pair of pairsIn(text)) {
    const equals = pair.indexOf('=');
    const key = pair.slice(0, Math.max(equals, 0)).trim();
    if (key === '') return undefined;
    map[key] = pair.slice(equals + 1).trim();
  }
  return map;
}

/** What a list of pairs loses without a word, as {@link goMap} reads it. */
export function mapLosses(text: string): string[] {
  const keys = pairsIn(text).map((pair) => pair.slice(0, Math.max(pair.indexOf('='), 0)).trim());
  const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
  const backslash = /(?<!\\)(?:\\\\)*\\([^\\,=])/.exec(text);
  return [
    ...twice.map((key) => `${key} stands there twice, and the last one counts`),
    ...(/[^\\],\s*$/.test(text) ? ['the comma at the end belongs to the value'] : []),
    ...(backslash === null ? [] : [`the backslash before ${backslash[1] ?? ''} vanishes`]),
  ];
}

function pairsIn(text: string): string[] {
  const pairs: string[] = [];
  let pair = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const rest = text.slice(index + 1).trim();
    if (character === '\\' && index + 1 < text.length) pair += text.charAt(++index);
    else if (character !== ',') pair += character;
    else if (rest.includes('=')) {
      pairs.push(pair.trim());
      pair = '';
    } else if (rest !== '') return [...pairs, pair.trim(), rest];
    else pair += character;
  }
  return pair === '' ? pairs : [...pairs, pair.trim()];
}
