import { isBuiltInGroup } from '@nodeless/contracts/kubernetes';
import { isJsonObject, type JsonObject } from '@nodeless/core';
import { isKind } from '../../objects/tree-object.ts';
import { showPath, type FieldChange, type FieldPath } from '../../report/field-change.ts';
import type { ImmutableField } from '../../crd/immutable-fields.ts';
import type { ChangeRule } from '../rule.ts';
import { updateOf } from './fixed-fields.ts';
import { RECREATE, REFUSED } from './refusal.ts';

/** Whatever a CRD forbids to change, read from its own rules. */
const BY_CRD: ChangeRule = {
  id: 'immutable-fields/crd-rule',
  severity: 'danger',
  class: 'immutable',
  match: (change, context) => {
    const sides = updateOf(change);
    if (sides === undefined) return [];
    return context.immutableFields
      .filter((rule) => isKind(sides.before, rule.group, rule.kind))
      .flatMap((rule) =>
        change.fields
          .filter((field) => breaks(field, rule))
          .slice(0, 1)
          .map((field) => ({ what: `changes ${showPath(field.path)}: ${rule.message}`, field })),
      );
  },
  consequence: REFUSED,
  remedy: RECREATE,
  source:
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#transition-rules',
};

/**
 * A rule below a field that comes or goes is not asked by the API server: transition rules are for values that were there
 * before. `presence` and `removal` stand one level above, so coming and going is what they see.
 */
function breaks(field: FieldChange, { path, what }: ImmutableField): boolean {
  const reaches = (steps: FieldPath) =>
    steps.every((step, index) => index >= path.length || path[index] === '*' || path[index] === step);
  if (!reaches(field.path)) return false;
  const [comes, goes] = [field.before === undefined, field.after === undefined];
  if (what === 'presence') return field.path.length === path.length && (comes || goes);
  if (what === 'removal') return field.path.length === path.length && goes;
  return field.path.length > path.length || (field.path.length === path.length && !comes && !goes);
}

/** Maps that are applied as a whole: selectors (`metav1.LabelSelector`), and the labels of node pools. */
const ATOMIC = /Selector(\/|$)|^spec\/template\/metadata\/labels$/;

/**
 * Server-side apply takes the last key of a map away and leaves null where the manifest has an empty map, and the schema of a
 * custom resource refuses null. Maps in lists, and maps that are applied as a whole, are written as they are. The first
 * patches of Kubernetes 1.36 kept the empty map; later ones do not: https://github.com/kubernetes/kubernetes/pull/140296
 */
const EMPTIED_MAP: ChangeRule = {
  id: 'immutable-fields/emptied-map',
  severity: 'danger',
  class: 'immutable',
  match: (change) => {
    const sides = updateOf(change);
    if (sides === undefined || sides.before.place.area !== 'application') return [];
    if (isBuiltInGroup(sides.before.ref.group)) return [];
    return emptied(sides.before.value, sides.after.value, []).map((path) => ({
      what: `empties ${path.join('.')} and still writes it`,
    }));
  },
  consequence:
    'server-side apply leaves null where the empty map stands, and the schema of the kind refuses it: the sync fails',
  remedy: 'leave the empty map out of the manifest',
  source: 'https://github.com/kubernetes/kubernetes/issues/135841',
};

function emptied(before: JsonObject, after: JsonObject, path: readonly string[]): string[][] {
  return Object.entries(after).flatMap(([key, value]) => {
    const [old, here] = [Object.hasOwn(before, key) ? before[key] : undefined, [...path, key]];
    if (!isJsonObject(value) || !isJsonObject(old) || ATOMIC.test(here.join('/'))) return [];
    const gone = Object.keys(value).length === 0 && Object.keys(old).length > 0;
    return gone ? [here] : emptied(old, value, here);
  });
}

/** What of a custom resource cannot change. */
export const CUSTOM_RESOURCES: readonly ChangeRule[] = [BY_CRD, EMPTIED_MAP];
