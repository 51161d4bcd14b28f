import { isJsonObject, type JsonValue } from '@nodeless/core';
import { touches, valueAt } from '../../classify/pattern.ts';
import { diffField, sameJson } from '../../compare/diff.ts';
import type { Change } from '../../compare/match.ts';
import { isRecreatedHook } from '../../objects/hooks.ts';
import { isKind, type TreeObject } from '../../objects/tree-object.ts';
import { showPath, type FieldChange } from '../../report/field-change.ts';
import type { ChangeRule } from '../rule.ts';
import { RECREATE, REFUSED } from './refusal.ts';

/** Fields of some kinds that the API server lets nobody change. Paths are keys joined by dots; `*` is an item of a list. */
export interface FixedFields {
  readonly kinds: readonly (readonly [group: string, ...kinds: readonly string[]])[];
  /** May never change, come or go, unless the API server fills the same value in. */
  readonly fixed?: readonly string[];
  /** May come, once; never change or go. */
  readonly once?: readonly string[];
  /** May come and go in a manifest, because the API server keeps the old value; never change. */
  readonly kept?: readonly string[];
  /** May come and change; never go. */
  readonly stays?: readonly string[];
  /** Below `fixed`, what may change all the same. */
  readonly except?: readonly string[];
  /** Only when this field of the object in the base has this value. */
  readonly when?: readonly [field: string, value: JsonValue];
}

/** One entry of the catalogue with the fields that it watches. */
export interface FixedFieldsRule {
  readonly id: `immutable-fields/${string}`;
  readonly rows: readonly FixedFields[];
  readonly remedy?: string;
  readonly source: string;
}

/** Makes the rule of a row of the table. */
export function fixedFieldsRule({ id, rows, remedy, source }: FixedFieldsRule): ChangeRule {
  return {
    id,
    severity: 'danger',
    class: 'immutable',
    match: (change) => {
      const sides = updateOf(change);
      if (sides === undefined) return [];
      return rows
        .filter(({ kinds }) => kinds.some(([group, ...names]) => isKind(sides.before, group, ...names)))
        .flatMap((row) => brokenFields(row, change, sides))
        .map((field) => ({ what: `changes ${showPath(field.path)}, which cannot be changed`, field }));
    },
    consequence: REFUSED,
    remedy: remedy ?? RECREATE,
    source,
  };
}

/** Both sides of an object that stays under its name: an update, for the API server. */
export function updateOf(
  change: Change,
): { readonly before: TreeObject; readonly after: TreeObject } | undefined {
  const stays = change.operation === 'changed' || change.operation === 'moved';
  return stays && !isRecreatedHook(change.after) ? change : undefined;
}

function brokenFields(
  { fixed = [], once = [], kept = [], stays = [], except = [], when }: FixedFields,
  change: Change,
  { before, after }: { readonly before: TreeObject; readonly after: TreeObject },
): FieldChange[] {
  if (when !== undefined && !sameJson(valueAt(before.value, when[0]), when[1])) return [];
  const differs = (path: string): FieldChange[] => {
    if (path.includes('*')) return below(change.fields, path);
    const [from, to] = [valueAt(before.value, path), valueAt(after.value, path)];
    return diffField(before.ref.kind, orEmpty(from, to), orEmpty(to, from), path.split('.'));
  };
  return [
    ...fixed.flatMap(differs).filter((field) => !except.some((path) => isPartOf(field, path))),
    ...once.filter((path) => valueAt(before.value, path) !== undefined).flatMap(differs),
    ...kept.flatMap(differs).filter(({ before: from, after: to }) => from !== undefined && to !== undefined),
    ...stays.flatMap(differs).filter(({ after: to }) => to === undefined),
  ];
}

/** A map that comes or goes is looked into, so that defaults in it and exceptions below it count. */
function orEmpty(value: JsonValue | undefined, other: JsonValue | undefined): JsonValue | undefined {
  return value === undefined && isJsonObject(other) ? {} : value;
}

/** Changes inside items that stand on both sides; items that come or go are others. */
function below(fields: readonly FieldChange[], path: string): FieldChange[] {
  return fields.filter((field) => isPartOf(field, path));
}

/** A change of a field in items of a list is no change of the items as a whole. */
function isPartOf(field: FieldChange, path: string): boolean {
  return touches(field, path) && (!path.includes('*') || field.path.length >= path.split('.').length);
}
