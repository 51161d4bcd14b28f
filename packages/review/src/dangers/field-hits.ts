import { touches, type Pattern } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import { isKind } from '../objects/tree-object.ts';
import { showPath, type FieldChange } from '../report/field-change.ts';
import type { Hit } from './rule.ts';

export type Kinds = readonly (readonly [group: string, kind: string])[];

/** Hits of all fields of a changed object that match. */
export function fieldHits(
  change: Change,
  kinds: Kinds,
  patterns: readonly Pattern[],
  what: (field: FieldChange) => string | undefined,
): Hit[] {
  if (change.operation !== 'changed') return [];
  if (!kinds.some(([group, kind]) => isKind(change.after, group, kind))) return [];
  return change.fields
    .filter((field) => patterns.some((pattern) => touches(field, pattern)))
    .flatMap((field) => {
      const text = what(field);
      return text === undefined ? [] : [{ what: text, field }];
    });
}

/** What a hit says of a field whose new value nobody has to know. */
export const changes = (field: FieldChange) => `changes ${showPath(field.path)}`;
