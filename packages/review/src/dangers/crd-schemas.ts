import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { Change } from '../compare/match.ts';
import { isKind } from '../objects/tree-object.ts';
import type { FieldChange, FieldPath } from '../report/field-change.ts';
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
      ? change.fields.flatMap((field) =>
          lostFields(field).map((name) => ({ what: `loses the field ${name}`, field })),
        )
      : [],
  consequence: 'the API server drops the field from objects that have it, without a word',
  remedy: 'take the field out of the objects first',
  source:
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning',
};

/** Properties that go, alone or with all of their object. */
function lostFields({ path, before, after }: FieldChange): string[] {
  const place = schemaPlace(path);
  if (place === undefined || before === undefined || after !== undefined) return [];
  if (place.keyword === undefined) return place.field.slice(-1);
  return place.keyword === 'properties' && isJsonObject(before) ? Object.keys(before) : [];
}

/** What a schema demands of numbers and sizes: more of it is tighter, or less. */
const LOWER_BOUNDS = ['minimum', 'minLength', 'minItems', 'minProperties'];
const UPPER_BOUNDS = ['maximum', 'maxLength', 'maxItems', 'maxProperties'];

/** Values that break a new demand pass as long as they stay as they are: `CRDValidationRatcheting`. */
const TIGHTENED: ChangeRule = {
  id: 'immutable-fields/crd-tightened',
  severity: 'warning',
  class: 'crd',
  match: (change) => {
    const tighter = isCrd(change) ? change.fields.filter(isTighter) : [];
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

interface SchemaPlace {
  /** The field of an object of the kind; `*` is an item of a list or the value of any key. */
  readonly field: readonly string[];
  /** What the schema says of it; undefined for the field as a whole. */
  readonly keyword: string | undefined;
}

/** Takes a path into a schema apart; a property may be called like a keyword. Undefined outside of schemas. */
function schemaPlace(path: FieldPath): SchemaPlace | undefined {
  const start = path.indexOf('openAPIV3Schema');
  if (start < 0) return undefined;
  const steps = path.slice(start + 1);
  const field: string[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const [step, next] = [steps[index], steps[index + 1]];
    if (step === 'properties' && next !== undefined) {
      field.push(String(next));
      index += 1;
    } else if ((step === 'items' || step === 'additionalProperties') && next !== undefined) field.push('*');
    else return { field, keyword: String(step) };
  }
  return { field, keyword: undefined };
}

/** `spec.size (v1, maximum)`: where an object has the field, and what is demanded of it. */
function placeOf({ path }: FieldChange): string {
  const [version] = path.filter((step) => typeof step === 'object');
  const { field, keyword } = schemaPlace(path) ?? { field: [], keyword: undefined };
  const name = field.length === 0 ? 'the object' : field.join('.');
  return `${name} (${version?.value ?? 'all versions'}, ${String(keyword)})`;
}

function isTighter({ path, before, after }: FieldChange): boolean {
  const key = schemaPlace(path)?.keyword;
  const last = path.at(-1);
  if (key === undefined) return false;
  if (LOWER_BOUNDS.includes(key)) return isNumber(after) && (!isNumber(before) || after > before);
  if (UPPER_BOUNDS.includes(key)) return isNumber(after) && (!isNumber(before) || after < before);
  if (key === 'pattern' || key === 'format' || key === 'required') return after !== undefined;
  if (key === 'type') return before !== undefined && after !== undefined && !isWider(before, after);
  // Of a rule its text counts, and not its message.
  if (key === 'x-kubernetes-validations')
    return after !== undefined && (typeof last !== 'string' || last === key || last === 'rule');
  return key === 'enum' && (last === 'enum' ? before === undefined : before !== undefined);
}

/** Each integer is a number. */
function isWider(before: JsonValue, after: JsonValue): boolean {
  return before === 'integer' && after === 'number';
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
