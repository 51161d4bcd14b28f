import { at, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** A version of a kind that a CustomResourceDefinition serves. */
export interface CrdKind {
  /** `karpenter.sh/v1/NodePool`. */
  readonly gvk: string;
  readonly group: string;
  readonly namespaced: boolean;
  /** A JSON Schema that refuses unknown fields, as strict decoding by the API server does. */
  readonly schema: JsonObject;
  readonly rules: readonly CrdRule[];
}

/** A rule of a CRD in CEL. */
export interface CrdRule {
  /** `.spec.template.spec.taints[]`: where it stands. */
  readonly at: string;
  readonly message: string;
  readonly rule: string;
}

interface Crd {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema?: { readonly openAPIV3Schema?: JsonObject };
    }[];
  };
}

/** What the API server asks of names, labels and the like, whatever a CRD says. */
const METADATA: JsonObject = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 253, pattern: '^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$' },
    generateName: { type: 'string' },
    namespace: { type: 'string', maxLength: 63, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' },
    labels: { type: 'object', additionalProperties: { type: 'string', maxLength: 63 } },
    annotations: { type: 'object', additionalProperties: { type: 'string' } },
    finalizers: { type: 'array', items: { type: 'string' } },
    ownerReferences: { type: 'array', items: { type: 'object' } },
  },
  additionalProperties: false,
};

/** Whether a value is a CustomResourceDefinition with all that makes kinds of it. */
export function isCrd(value: unknown): boolean {
  if (!isJsonObject(value) || value['kind'] !== 'CustomResourceDefinition') return false;
  const { apiVersion, spec } = value;
  if (apiVersion !== 'apiextensions.k8s.io/v1' || !isJsonObject(spec)) return false;
  const { group, names, versions } = spec;
  return (
    typeof group === 'string' &&
    typeof at(names, 'kind') === 'string' &&
    Array.isArray(versions) &&
    versions.every((one) => typeof at(one, 'name') === 'string')
  );
}

/**
 * All kinds that a CustomResourceDefinition serves, with what its schemas say of their objects.
 * @param crd for which `isCrd` is true
 */
export function crdKinds(crd: unknown): CrdKind[] {
  const { group, scope, names, versions } = (crd as Crd).spec;
  return versions
    .filter(({ served }) => served)
    .map(({ name, schema }) => ({
      gvk: `${group}/${name}/${names.kind}`,
      group,
      namespaced: scope === 'Namespaced',
      schema: strictSchema(schema?.openAPIV3Schema ?? OPEN, `${group}/${name}`, names.kind),
      rules: rulesIn(schema?.openAPIV3Schema ?? OPEN),
    }));
}

/** The schema of a version that has none. */
const OPEN: JsonObject = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

function strictSchema(schema: JsonObject, apiVersion: string, kind: string): JsonObject {
  const { properties, required, ...rest } = closed(schema) as JsonObject;
  const names = Array.isArray(required) ? required.map(String) : [];
  // What the program itself writes, and the one sync that somebody asks Argo CD for by hand, are not declared.
  const { status: _status, operation: _operation, ...declared } = isJsonObject(properties) ? properties : {};
  return {
    ...rest,
    properties: {
      ...declared,
      apiVersion: { const: apiVersion },
      kind: { const: kind },
      metadata: METADATA,
    },
    required: [...new Set([...names.filter((name) => name !== 'status'), 'apiVersion', 'kind', 'metadata'])],
    ...(schema['x-kubernetes-preserve-unknown-fields'] === true ? {} : { additionalProperties: false }),
  };
}

/** The schema in which objects with named fields refuse others, unless they keep unknown ones. */
function closed(written: JsonValue): JsonValue {
  if (Array.isArray(written)) return written.map((one: JsonValue) => closed(one));
  if (!isJsonObject(written)) return written;
  const schema = written['x-kubernetes-embedded-resource'] === true ? withObjectFields(written) : written;
  const { properties, items, additionalProperties: more, required } = schema;
  const isOpen = more !== undefined || schema['x-kubernetes-preserve-unknown-fields'] === true;
  return {
    ...schema,
    ...(schema['default'] === undefined ? {} : { filled: schema['default'] }),
    ...(isJsonObject(items) ? { items: closed(items) } : {}),
    ...(isJsonObject(more) ? { additionalProperties: closed(more) } : {}),
    ...(isJsonObject(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, one]) => [name, closed(one)]),
          ),
          ...(isOpen ? {} : { additionalProperties: false }),
          ...(Array.isArray(required) ? { required: withoutDefaults(required, properties) } : {}),
        }
      : {}),
  };
}

/** An object that stands in another one says what it is, and has metadata. */
function withObjectFields(schema: JsonObject): JsonObject {
  const { properties, required } = schema;
  return {
    ...schema,
    properties: {
      ...(isJsonObject(properties) ? properties : {}),
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    },
    required: [...new Set([...(Array.isArray(required) ? required : []), 'apiVersion', 'kind'])],
  };
}

/** The API server fills in defaults before it looks for what is required. */
function withoutDefaults(required: readonly JsonValue[], properties: JsonObject): readonly JsonValue[] {
  return required.filter((name) => {
    const field = properties[String(name)];
    return !isJsonObject(field) || field['default'] === undefined;
  });
}

function rulesIn(schema: JsonObject, at = ''): CrdRule[] {
  const { properties, items, additionalProperties: more, 'x-kubernetes-validations': rules } = schema;
  return [
    ...(Array.isArray(rules) ? (rules as JsonObject[]) : []).map(({ message, rule }) => ({
      at,
      message: String(message ?? ''),
      rule: String(rule),
    })),
    ...(isJsonObject(properties)
      ? Object.entries(properties).flatMap(([name, one]) =>
          isJsonObject(one) ? rulesIn(one, `${at}.${name}`) : [],
        )
      : []),
    ...(isJsonObject(items) ? rulesIn(items, `${at}[]`) : []),
    ...(isJsonObject(more) ? rulesIn(more, `${at}{}`) : []),
  ];
}
