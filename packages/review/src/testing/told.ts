import type { JsonObject } from '@nodeless/core';
import type { RuleCase } from './case.ts';
import { WEB } from './objects.ts';
import { reviewFiles } from './trees.ts';

/** An update with other files beside it, and the rules of the family immutable-fields that it meets. */
export type UpdateRow = readonly [
  title: string,
  before: JsonObject,
  after: JsonObject,
  told: readonly string[],
  beside?: JsonObject,
];

/** One object that changes, with other files that stay. */
export const change = (before: JsonObject, after: JsonObject, beside: JsonObject = {}): RuleCase => ({
  base: { ...WEB, ...(beside as Record<string, JsonObject>), 'manifests/web/it.yaml': before },
  head: { ...WEB, ...(beside as Record<string, JsonObject>), 'manifests/web/it.yaml': after },
});

/** The rules of the family immutable-fields that an update of one object meets. */
export function told([, before, after, , beside]: UpdateRow): string[] {
  const { base, head } = change(before, after, beside);
  const rules = reviewFiles(base, head).dangers.map(({ rule }) => rule);
  return [...new Set(rules.filter((rule) => rule.startsWith('immutable-fields/')))];
}
