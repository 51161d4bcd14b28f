import { describeObject } from '@nodeless/core';
import type { Said } from './ingress-member.ts';
import type { Report } from './issue.ts';
import type { StringMap } from './stack.ts';

/** What the members of one group must agree about, and how it is called in messages. */
export interface Agreement {
  readonly group: string;
  readonly report: Report;
}

/**
 * The one value of a setting that all members have who say it; the first, with an issue for each other one. Of lists, `shown` may
 * sort what has no order.
 */
export function agreed<T>(
  { group, report }: Agreement,
  what: string,
  said: readonly Said<T>[],
  shown: (value: T) => string = String,
): Said<T> | undefined {
  const [first] = said;
  if (first === undefined) return undefined;
  for (const other of said.slice(1)) {
    const [mine, theirs] = [shown(other.value), shown(first.value)];
    if (mine !== theirs) report(conflict(group, what, [other, mine], [first, theirs]));
  }
  return first;
}

/**
 * Maps of all members in one: no key may have two values.
 *
 * @param settled keys that a class decides for all
 * @param prefix what stands before a key in messages
 */
export function mergedMaps(
  { group, report }: Agreement,
  what: string,
  said: readonly Said<StringMap>[],
  settled: StringMap = {},
  prefix = '',
): StringMap {
  const merged = new Map<string, { readonly value: string; readonly by: Said<StringMap> }>();
  for (const by of said)
    for (const [key, value] of Object.entries(by.value)) {
      const other = merged.get(key);
      if (other !== undefined && other.value !== value && settled[key] === undefined)
        report(conflict(group, `${what} (${prefix}${key})`, [by, value], [other.by, other.value]));
      if (other === undefined) merged.set(key, { value, by });
    }
  return { ...Object.fromEntries([...merged].map(([key, { value }]) => [key, value])), ...settled };
}

/** @param one the member that comes later, with its value as text */
export function conflict<T>(
  group: string,
  what: string,
  [one, mine]: readonly [Said<T>, string],
  [other, theirs]: readonly [Said<T>, string],
): Parameters<Report>[0] {
  const name = describeObject(other.member.object.manifest);
  return {
    kind: 'conflict',
    effect: 'fails',
    ...one.at,
    ...(one.at.object === one.member.object ? {} : { subject: one.member.object }),
    message: `wants ${what} ${mine} and ${name} wants ${theirs}: they are one load balancer, of the group ${group}`,
    hint: 'write the same in both, or in one of them alone',
    other: other.at,
  };
}

/** A list in brackets. */
export const listWords = (items: readonly string[]): string => `[${items.join(', ')}]`;

/** A list whose order does not count. */
export const setWords = (items: readonly string[]): string => listWords([...new Set(items)].sort());
