import type { Change } from '../compare/match.ts';
import { isJsonObject } from '@nodeless/core';
import { CHANGE_CLASSES, type ChangeClass } from '../report/change-class.ts';
import type { FieldChange } from '../report/field-change.ts';
import type { TreeObject } from '../objects/tree-object.ts';
import { EFFECTS, READ_METADATA } from './effects.ts';
import { hasLoadBalancer, saysTheSame } from './load-balancer.ts';
import { touches } from './pattern.ts';

/**
 * The effects of a change, most serious first.
 *
 * @param extra classes that rules of the catalogue add: a field that the API server refuses to change
 */
export function classify(change: Change, extra: readonly ChangeClass[]): [ChangeClass, ...ChangeClass[]] {
  return sortClasses([...ownClasses(change), ...extra]);
}

export function sortClasses(classes: readonly ChangeClass[]): [ChangeClass, ...ChangeClass[]] {
  const [first = 'update', ...rest] = CHANGE_CLASSES.filter((name) => classes.includes(name));
  return [first, ...rest];
}

type Pair = Extract<Change, { readonly before: unknown; readonly after: unknown }>;

function ownClasses(change: Change): ChangeClass[] {
  if (change.operation === 'added') return ['create', ...wholeClasses(change.after)];
  if (change.operation === 'removed') return ['delete', ...wholeClasses(change.before)];
  const effects = change.fields.map((field) => effectOf(change, field));
  if (change.operation === 'moved') return ['move', ...effects];
  if (change.operation === 'renamed') return ['rename', ...wholeClasses(change.after)];
  return effects;
}

/** Kinds of which each object is of one class whatever is in it. */
function wholeClasses(object: TreeObject): ChangeClass[] {
  const { ref, place } = object;
  if (place.area === 'eksctl' || place.area === 'cloudformation' || place.area === 'bootstrap')
    return ['eksctl'];
  if (hasLoadBalancer(object)) return ['load-balancer'];
  const rows = EFFECTS.filter((row) => row.group === ref.group && row.kinds.includes(ref.kind));
  const whole: readonly ChangeClass[] = ['access', 'crd', 'argocd'];
  return rows.map((row) => row.class).filter((name) => whole.includes(name));
}

function effectOf({ before, after }: Pair, field: FieldChange): ChangeClass {
  const { ref } = after;
  const row = EFFECTS.find(
    ({ group, kinds, fields }) =>
      group === ref.group && kinds.includes(ref.kind) && fields.some((pattern) => touches(field, pattern)),
  );
  const idle = row?.class === 'load-balancer' && saysTheSame(before, after, field);
  if (row !== undefined && !idle) return row.class;
  if (ref.group === 'cloudformation') return 'eksctl';
  return isCosmetic(field) ? 'cosmetic' : 'update';
}

/** Labels and annotations of nobody, and descriptions. */
function isCosmetic({ path, before, after }: FieldChange): boolean {
  const [top, map, key] = path;
  if (top === 'description') return true;
  if (top !== 'metadata' || (map !== 'labels' && map !== 'annotations')) return false;
  if (typeof key === 'string') return !READ_METADATA.test(key) || key.startsWith('app.kubernetes.io/');
  const keys = [before, after].flatMap((value) => (isJsonObject(value) ? Object.keys(value) : []));
  return keys.every((name) => !READ_METADATA.test(name) || name.startsWith('app.kubernetes.io/'));
}
