import type { Segments } from '@nodeless/catalogue';
import type { JsonValue } from '@nodeless/core';
import type { z } from 'zod';
import { quote } from '@nodeless/catalogue/schema';

// zod speaks to programmers ("Too small: expected array to have >=1 items"); these are the words for everybody.

const KINDS: Partial<Record<string, string>> = {
  object: 'a map',
  record: 'a map',
  array: 'a list',
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** "a map" for zod's `object`. */
export function kindOf(expected: string): string {
  return KINDS[expected] ?? expected;
}

/** `compute.karpenter.nodePools[0].limits`, for people. */
export function nameOf(path: Segments): string {
  return (
    path
      .map((segment, index) =>
        typeof segment === 'number' ? `[${segment}]` : `${index === 0 ? '' : '.'}${segment}`,
      )
      .join('') || 'the file'
  );
}

/** What stands at a place: a scalar as it was typed, the kind of anything else. */
export function describe(value: JsonValue | undefined, typed: string | undefined): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? quote(value) : (typed ?? String(value));
}

type Bound = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig;

/** Why a number, the length of a string or of a list is out of bounds: `the list has 1 entry, at least 2 are needed`. */
export function boundText(issue: Bound, value: JsonValue | undefined, typed: string | undefined): string {
  const least = issue.code === 'too_small';
  const limit = Number(least ? issue.minimum : issue.maximum);
  const rule = least
    ? `at least ${limit} ${limit === 1 ? 'is' : 'are'} needed`
    : `at most ${limit} are allowed`;
  if (value === '') return 'the string is empty';
  if (typeof value === 'string') return `${quote(value)} has ${plural(value.length, 'character')}, ${rule}`;
  if (Array.isArray(value)) {
    const held = value.length === 0 ? 'the list is empty' : `the list has ${plural(value.length, 'entry')}`;
    return `${held}, ${rule}`;
  }
  const number = describe(value, typed);
  return least
    ? `${number} is too small, the lowest allowed number is ${limit}`
    : `${number} is too large, the highest allowed number is ${limit}`;
}

/** How to write a string as a value of another type, or undefined when it cannot be one. */
export function retyped(value: JsonValue | undefined, expected: string): string | undefined {
  if (value === null || value === undefined) {
    if (expected === 'object' || expected === 'record') return 'write {} or remove the key';
    return expected === 'array' ? 'write [] or remove the key' : undefined;
  }
  if (expected === 'array' && typeof value !== 'object') return `write [${String(value)}]`;
  if (typeof value !== 'string') return undefined;
  if (expected === 'boolean') {
    if (/^(true|yes|on|y)$/i.test(value)) return 'write true, without quotes';
    return /^(false|no|off|n)$/i.test(value) ? 'write false, without quotes' : undefined;
  }
  const numeric = expected === 'number' || expected === 'int';
  return numeric && /^-?\d+$/.test(value) ? `write ${value}, without quotes` : undefined;
}

function plural(count: number, unit: 'character' | 'entry'): string {
  if (count === 1) return `1 ${unit}`;
  return `${count} ${unit === 'entry' ? 'entries' : 'characters'}`;
}
