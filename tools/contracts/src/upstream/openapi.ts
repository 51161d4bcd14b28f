import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** The OpenAPI document (v2) that an API server serves, and Kubernetes keeps as api/openapi-spec/swagger.json. */
export interface OpenApi {
  readonly definitions: { readonly [name: string]: JsonObject };
  readonly paths: {
    readonly [path: string]: {
      readonly post?: { readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind };
    };
  };
}

/** Schemas that refuse unknown fields, and which of them are kinds. */
export interface StrictSchemas {
  readonly 'x-kinds': { readonly [gvk: string]: { readonly ref: string; readonly namespaced: boolean } };
  readonly definitions: { readonly [name: string]: JsonObject };
}

/** What the document calls a string, and the API server reads as a number too. */
const SCALARS: { readonly [end: string]: JsonObject } = {
  'util.intstr.IntOrString': { anyOf: [{ type: 'integer' }, { type: 'string' }] },
  'api.resource.Quantity': {
    anyOf: [{ type: 'number' }, { type: 'string', pattern: '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$' }],
  },
};

/** Kinds are what can be created: objects, and requests such as an Eviction. */
export function strictSchemas({ definitions, paths }: OpenApi): StrictSchemas {
  const created = Object.entries(paths).flatMap(([path, { post }]) => {
    const kind = post?.['x-kubernetes-group-version-kind'];
    return kind === undefined
      ? []
      : [{ gvk: gvkOf(kind), namespaced: path.includes('/namespaces/{namespace}/') }];
  });
  const names = new Map(
    Object.entries(definitions).flatMap(([name, schema]) => {
      const kinds = schema['x-kubernetes-group-version-kind'] as unknown as GroupVersionKind[] | undefined;
      return kinds?.length === 1 && kinds[0] !== undefined ? [[gvkOf(kinds[0]), name] as const] : [];
    }),
  );
  const kinds = created.flatMap(({ gvk, namespaced }) => {
    const name = names.get(gvk);
    return name === undefined ? [] : [[gvk, { ref: `#/definitions/${name}`, namespaced }] as const];
  });
  const gvks = new Map(kinds.map(([gvk, { ref }]) => [ref.slice('#/definitions/'.length), gvk]));
  return {
    'x-kinds': Object.fromEntries(kinds),
    definitions: Object.fromEntries(
      Object.entries(definitions).map(([name, schema]) => [name, strict(name, schema, gvks.get(name))]),
    ),
  };
}

const gvkOf = ({ group, version, kind }: GroupVersionKind) =>
  `${group === '' ? version : `${group}/${version}`}/${kind}`;

function strict(name: string, schema: JsonObject, gvk: string | undefined): JsonObject {
  const scalar = Object.entries(SCALARS).find(([end]) => name.endsWith(end));
  if (scalar !== undefined) return scalar[1];
  const { properties, required } = schema;
  if (!isJsonObject(properties)) return schema;
  const end = gvk?.lastIndexOf('/') ?? 0;
  const names = Array.isArray(required) ? required.map(String) : [];
  const own: { [name: string]: JsonValue } =
    gvk === undefined
      ? {}
      : { apiVersion: { const: gvk.slice(0, end) }, kind: { const: gvk.slice(end + 1) } };
  const needed = [...new Set([...names, ...Object.keys(own)])];
  return {
    ...schema,
    properties: { ...properties, ...own },
    ...(needed.length === 0 ? {} : { required: needed }),
    additionalProperties: false,
  };
}
