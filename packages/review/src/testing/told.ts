import type { JsonObject } from '@nodeless/core';
import { change } from './cases/update.ts';
import { reviewFiles } from './trees.ts';

/** An update with other files beside it, and the rules of the family immutable-fields that it meets. */
export type UpdateRow = readonly [
  title: string,
  before: JsonObject,
  after: JsonObject,
  told: readonly string[],
  beside?: JsonObject,
];

/** The rules of the family immutable-fields that an update of one object meets. */
export function told([, before, after, , beside]: UpdateRow): string[] {
  const { base, head } = change(before, after, beside);
  const rules = reviewFiles(base, head).dangers.map(({ rule }) => rule);
  return [...new Set(rules.filter((rule) => rule.startsWith('immutable-fields/')))];
}
