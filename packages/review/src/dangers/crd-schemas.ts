import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { Change } from '../compare/match.ts';
import { isKind } from '../objects/tree-object.ts';
import type { FieldChange } from '../report/field-change.ts';
import { updateOf } from './immutable-fields/fixed-fields.ts';
import { REFUSED } from './immutable-fields/refusal.ts';
import type { ChangeRule, Hit } from './rule.ts';

const VERSIONING =
  'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version';

function isCrd(change: Change): boolean {
  const sides = updateOf(change);
  return sides !== undefined && isKind(sides.before, 'apiextensions.k8s.io', 'CustomResourceDefinition');
}

/** Versions that a CRD had and has no more, with the change that shows each. */
function lostVersions(change: Change): { readonly version: JsonObject; readonly hit: Hit }[] {
  if (!isCrd(change)) return [];
  return change.fields.flatMap((field) => {
    const { path, before, after } = field;
    const gone = path[0] === 'spec' && path[1] === 'versions' && path.length === 3 && after === undefined;
    if (!gone || !isJsonObject(before)) return [];
    return [{ version: before, hit: { what: `loses the version ${String(before['name'])}`, field } }];
  });
}

/** The version with `storage: true` stands in `status.storedVersions`, and the API server holds the two together. */
const STORAGE_VERSION_REMOVED: ChangeRule = {
  id: 'immutable-fields/crd-storage-version-removed',
  severity: 'danger',
  class: 'immutable',
  match: (change) =>
    lostVersions(change)
      .filter(({ version }) => version['storage'] === true)
      .map(({ hit }) => ({ ...hit, what: `${hit.what}, in which objects are stored` })),
  consequence: REFUSED,
  remedy:
    'store in another version first, rewrite all objects, take the old one out of status.storedVersions, and remove it after that',
  source: VERSIONING,
};

/** Field managers are remembered with the version that they wrote; the API server converts their entries at each apply. */
const VERSION_REMOVED: ChangeRule = {
  id: 'immutable-fields/crd-version-removed',
  severity: 'danger',
  class: 'crd',
  match: (change) =>
    lostVersions(change)
      .filter(({ version }) => version['storage'] !== true)
      .map(({ hit }) => hit),
  consequence:
    'every server-side apply of an object fails, changed or not, while an entry of its metadata.managedFields names the version; the CRD itself is refused while status.storedVersions names it',
  remedy:
    'let every manager write the objects in the new version first: sync the manifests with the new apiVersion, rewrite the stored objects, and remove the version after that',
  source: 'https://github.com/kubernetes/kubernetes/issues/111937',
};

const FIELD_REMOVED: ChangeRule = {
  id: 'immutable-fields/crd-field-removed',
  severity: 'warning',
  class: 'crd',
  match: (change) =>
    isCrd(change)
      ? change.fields
          .filter(
            ({ path, before, after }) =>
              path.at(-2) === 'properties' && before !== undefined && after === undefined,
          )
          .map((field) => ({ what: `loses the field ${String(field.path.at(-1))}`, field }))
      : [],
  consequence: 'the API server drops the field from objects that have it, without a word',
  remedy: 'take the field out of the objects first',
  source:
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning',
};

/** What a schema demands of numbers and sizes: more of it is tighter, or less. */
const LOWER_BOUNDS = ['minimum', 'minLength', 'minItems', 'minProperties'];
const UPPER_BOUNDS = ['maximum', 'maxLength', 'maxItems', 'maxProperties'];

/** Values that break a new demand pass as long as they stay as they are: `CRDValidationRatcheting`. */
const TIGHTENED: ChangeRule = {
  id: 'immutable-fields/crd-tightened',
  severity: 'warning',
  class: 'crd',
  match: (change) => {
    const tighter = isCrd(change)
      ? change.fields.filter((field) => field.path.includes('openAPIV3Schema') && isTighter(field))
      : [];
    const [first, ...others] = tighter;
    if (first === undefined) return [];
    const shown = tighter.slice(0, SHOWN).map(placeOf).join(', ');
    const rest = tighter.length > SHOWN ? `, and ${tighter.length - SHOWN} more` : '';
    return [{ what: `demands more of ${shown}${rest}`, ...(others.length === 0 ? { field: first } : {}) }];
  },
  consequence:
    'objects that break the new rule keep passing as long as the value stays as it is, and are refused when it changes',
  remedy: 'apply all objects of the kind with --dry-run=server to a cluster that has the new CRD',
  source:
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-ratcheting',
};

/** So many fields are named; a new version of a CRD may change hundreds. */
const SHOWN = 5;

/** `spec.size (v1, maximum)`: where an object has the field, and what is demanded of it. */
function placeOf({ path }: FieldChange): string {
  const [version] = path.filter((step) => typeof step === 'object');
  const schema = path.slice(path.indexOf('openAPIV3Schema') + 1);
  const keyword = schema.findLastIndex(
    (step, index) => typeof step === 'string' && schema[index - 1] !== 'properties',
  );
  const field = schema
    .slice(0, keyword)
    .filter((step, index, all) => step !== 'properties' || all[index - 1] === 'properties')
    .map((step) => (step === 'items' ? '*' : String(step)))
    .join('.');
  return `${field === '' ? 'the object' : field} (${version?.value ?? 'all versions'}, ${String(schema[keyword])})`;
}

function isTighter({ path, before, after }: FieldChange): boolean {
  const keys = path.filter((step) => typeof step === 'string');
  const key = keys.at(-1) ?? '';
  if (keys.at(-2) === 'properties') return false;
  if (LOWER_BOUNDS.includes(key)) return isNumber(after) && (!isNumber(before) || after > before);
  if (UPPER_BOUNDS.includes(key)) return isNumber(after) && (!isNumber(before) || after < before);
  if (key === 'pattern' || key === 'format') return after !== undefined;
  if (key === 'type') return before !== undefined && after !== undefined;
  if (key === 'required' || key === 'x-kubernetes-validations') return after !== undefined;
  if (key === 'rule') return keys.at(-2) === 'x-kubernetes-validations' && after !== undefined;
  return key === 'enum' && (path.at(-1) === 'enum' ? before === undefined : before !== undefined);
}

function isNumber(value: JsonValue | undefined): value is number {
  return typeof value === 'number';
}

/** Changes of CustomResourceDefinitions that reach the objects of the kind. */
export const CRD_SCHEMAS: readonly ChangeRule[] = [
  STORAGE_VERSION_REMOVED,
  VERSION_REMOVED,
  FIELD_REMOVED,
  TIGHTENED,
];
