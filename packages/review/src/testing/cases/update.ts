import type { JsonObject } from '@nodeless/core';
import { inWeb, object, WEB } from '../objects.ts';
import type { RuleCase, RuleCases } from './case.ts';

/** One object that changes, with other files that stay. */
export const change = (before: JsonObject, after: JsonObject, beside: JsonObject = {}): RuleCase => ({
  base: { ...WEB, ...(beside as Record<string, JsonObject>), 'manifests/web/it.yaml': before },
  head: { ...WEB, ...(beside as Record<string, JsonObject>), 'manifests/web/it.yaml': after },
});

/** One object with three bodies: the first becomes the second, which meets the rule, or the third, which does not. */
export const three = (
  [apiVersion, kind]: readonly [string, string],
  first: JsonObject,
  met: JsonObject,
  fine: JsonObject,
): RuleCases => {
  const make = (body: JsonObject) => object(apiVersion, kind, 'it', { ...inWeb, ...body });
  return { meets: change(make(first), make(met)), spares: change(make(first), make(fine)) };
};
