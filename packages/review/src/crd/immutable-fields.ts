import { at, isJsonObject, maps, type JsonObject } from '@nodeless/core';

/** A field that a CRD lets nobody change after the object was made. */
export interface ImmutableField {
  readonly group: string;
  readonly kind: string;
  /** Steps to the field; `*` is any item of a list or any key of a map. */
  readonly path: readonly string[];
  /** `value`: may not change. `presence`: may not come or go. `removal`: may not go. */
  readonly what: 'value' | 'presence' | 'removal';
  /** What the API server answers. */
  readonly message: string;
  /** Where the rule is from, for CRDs that are not in the tree. */
  readonly source?: string;
}

const NAME = '[A-Za-z_][A-Za-z0-9_]*';
/** A field of what a rule stands at, or one below it. */
const FIELD = String.raw`(${NAME}(?:\.${NAME})*)`;
const WHOLE = /^(?:self\s*==\s*oldSelf|oldSelf\s*==\s*self)$/;
const SAME = String.raw`(?:self\.\1\s*==\s*oldSelf\.\1|oldSelf\.\1\s*==\s*self\.\1)`;
const PART = new RegExp(String.raw`^(?=(?:self|oldSelf)\.${FIELD}\s*==)${SAME}$`);
const PRESENCE = new RegExp(String.raw`^has\(self\.${FIELD}\)\s*==\s*has\(oldSelf\.\1\)$`);
const ONCE_SET = new RegExp(String.raw`^!has\(oldSelf\.${FIELD}\)\s*\|\|\s*has\(self\.\1\)$`);
/** Without `has(self.a)` a field that goes is an error of the rule, which refuses the update as well. */
const GUARDED = new RegExp(
  String.raw`^!has\(oldSelf\.${FIELD}\)\s*\|\|\s*(?:${SAME}|\(?has\(self\.\1\)\s*&&\s*${SAME}\)?)$`,
);

const FORMS: readonly (readonly [form: RegExp, whats: readonly ImmutableField['what'][]])[] = [
  [PART, ['value']],
  [GUARDED, ['value', 'removal']],
  [PRESENCE, ['presence']],
  [ONCE_SET, ['removal']],
];

/**
 * Finds the transition rules of a CustomResourceDefinition that forbid a change: `self == oldSelf`, `self.a == oldSelf.a`,
 * `has(self.a) == has(oldSelf.a)`, `!has(oldSelf.a) || has(self.a)`, the last two together. Other rules that read `oldSelf` depend on values, and only the API server can tell.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#transition-rules
 */
export function immutableFieldsOf(crd: JsonObject): ImmutableField[] {
  const [group, kind] = [at(crd, 'spec', 'group'), at(crd, 'spec', 'names', 'kind')];
  if (typeof group !== 'string' || typeof kind !== 'string') return [];
  const found = new Map<string, ImmutableField>();
  for (const version of maps(at(crd, 'spec', 'versions'))) {
    const schema = at(version, 'schema', 'openAPIV3Schema');
    if (version['served'] === false || !isJsonObject(schema)) continue;
    for (const field of walk(schema, [])) {
      const whole = { group, kind, ...field };
      found.set(JSON.stringify([whole.path, whole.what]), whole);
    }
  }
  return [...found.values()];
}

type Found = Pick<ImmutableField, 'path' | 'what' | 'message'>;

function walk(schema: JsonObject, path: readonly string[]): Found[] {
  const own = maps(schema['x-kubernetes-validations']).flatMap((rule) => readRule(rule, path));
  const properties = isJsonObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  const below = properties.flatMap(([key, part]) => (isJsonObject(part) ? walk(part, [...path, key]) : []));
  const items = [schema['items'], schema['additionalProperties']].flatMap((part) =>
    isJsonObject(part) ? walk(part, [...path, '*']) : [],
  );
  return [...own, ...below, ...items];
}

function readRule(rule: JsonObject, path: readonly string[]): Found[] {
  const text = String(rule['rule']).trim();
  const message = typeof rule['message'] === 'string' ? rule['message'] : `the rule of the CRD is ${text}`;
  if (WHOLE.test(text)) return [{ path, what: 'value', message }];
  for (const [form, whats] of FORMS) {
    const field = form.exec(text)?.[1]?.split('.');
    if (field !== undefined) return whats.map((what) => ({ path: [...path, ...field], what, message }));
  }
  return [];
}
