import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { parseAllDocuments } from 'yaml';

/** A version of a kind that a CustomResourceDefinition serves. */
export interface ServedKind {
  /** `karpenter.sh/v1/NodePool`. */
  readonly gvk: string;
  readonly group: string;
  readonly namespaced: boolean;
  /** A JSON Schema that refuses unknown fields, as strict decoding by the API server does. */
  readonly schema: JsonObject;
  readonly rules: readonly Rule[];
}

/** A rule of a CRD in CEL. */
export interface Rule {
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
      readonly schema: { readonly openAPIV3Schema: JsonObject };
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

/** All kinds that the CRDs of a YAML file serve. */
export function servedKinds(yaml: string): ServedKind[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as Crd | null)
    .filter((crd) => crd?.kind === 'CustomResourceDefinition')
    .flatMap((crd) => {
      const { group, scope, names, versions } = (crd as Crd).spec;
      return versions
        .filter(({ served }) => served)
        .map(({ name, schema }) => ({
          gvk: `${group}/${name}/${names.kind}`,
          group,
          namespaced: scope === 'Namespaced',
          schema: strictSchema(schema.openAPIV3Schema, `${group}/${name}`, names.kind),
          rules: rulesIn(schema.openAPIV3Schema),
        }));
    });
}

function strictSchema(schema: JsonObject, apiVersion: string, kind: string): JsonObject {
  const { properties, required, ...rest } = closed(schema) as JsonObject;
  const names = Array.isArray(required) ? required.map(String) : [];
  // What the program itself writes, and the one sync that somebody asks Argo CD for by hand, are not declared.
  const { status: _status, operation: _operation, ...declared } = properties as JsonObject;
  return {
    ...rest,
    properties: {
      ...declared,
      apiVersion: { const: apiVersion },
      kind: { const: kind },
      metadata: METADATA,
    },
    required: [...new Set([...names.filter((name) => name !== 'status'), 'apiVersion', 'kind', 'metadata'])],
    additionalProperties: false,
  };
}

/** The schema in which objects with named fields refuse others, unless they keep unknown ones. */
function closed(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map((one: JsonValue) => closed(one));
  if (!isJsonObject(schema)) return schema;
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

/** The API server fills in defaults before it looks for what is required. */
function withoutDefaults(required: readonly JsonValue[], properties: JsonObject): readonly JsonValue[] {
  return required.filter((name) => {
    const field = properties[String(name)];
    return !isJsonObject(field) || field['default'] === undefined;
  });
}

function rulesIn(schema: JsonObject, at = ''): Rule[] {
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
