import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { REFERENCE, type TableNode } from './node.ts';

/** A node with everything that it says in its place. */
export interface ReadNode {
  /** The name of another type, which says all. */
  readonly reference?: string;
  readonly type?: string;
  readonly format?: string;
  /** The one string that it may be. */
  readonly only?: string;
  readonly values?: readonly JsonValue[];
  readonly items?: TableNode;
  /** How the items of a list are told apart: all alike or not at all (`atomic`), by themselves (`set`), by keys (`map`). */
  readonly listType?: string;
  readonly listKeys?: readonly string[];
  /** Whether a strategic merge patch merges a list, and by which field of its items. */
  readonly patchStrategy?: string;
  readonly mergeKey?: string;
  readonly fields: ReadonlyMap<string, TableNode>;
  readonly required: readonly string[];
  /** What fields without a name are; undefined where they are refused. */
  readonly others: TableNode | undefined;
  readonly allOf: readonly TableNode[];
  readonly anyOf: readonly TableNode[];
  readonly oneOf: readonly TableNode[];
  /** Bounds and patterns by JSON Schema's words. */
  readonly words: JsonObject;
}

const NOTHING: ReadNode = {
  fields: new Map(),
  required: [],
  others: 'any',
  allOf: [],
  anyOf: [],
  oneOf: [],
  words: {},
};

const knownTexts = new Map<string, ReadNode>();
const knownObjects = new WeakMap<JsonObject, ReadNode>();

/** What a node says. Each is read once. */
export function read(node: TableNode): ReadNode {
  if (typeof node === 'string') return memoized(knownTexts, node, ofString);
  return memoized(knownObjects, node, ofObject);
}

interface Memory<Key> {
  readonly get: (key: Key) => ReadNode | undefined;
  readonly set: (key: Key, one: ReadNode) => unknown;
}

function memoized<Key>(memory: Memory<Key>, key: Key, make: (key: Key) => ReadNode): ReadNode {
  const one = memory.get(key) ?? make(key);
  memory.set(key, one);
  return one;
}

function ofString(text: string): ReadNode {
  if (text === 'any') return NOTHING;
  if (text.startsWith('#')) return { ...NOTHING, reference: text.slice(1) };
  if (text.startsWith('=')) return { ...NOTHING, only: text.slice(1) };
  if (text.startsWith('{')) return { ...NOTHING, type: 'object', others: text.slice(1, -1) };
  if (text.startsWith('[')) return ofListString(text);
  const [type = '', format] = text.split(':');
  return { ...NOTHING, type, ...(format === undefined ? {} : { format }) };
}

/** `[#core.v1.ContainerPort] map containerPort,protocol patch:merge by:containerPort` */
function ofListString(text: string): ReadNode {
  const end = text.lastIndexOf(']');
  const words = text
    .slice(end + 1)
    .split(' ')
    .filter((word) => word !== '');
  const [listType, keys] = words.filter((word) => !/^(patch|by):/.test(word));
  const after = (start: string) => words.find((word) => word.startsWith(start))?.slice(start.length);
  const [patchStrategy, mergeKey] = [after('patch:'), after('by:')];
  return {
    ...NOTHING,
    type: 'array',
    items: text.slice(1, end),
    ...(listType === undefined ? {} : { listType }),
    ...(keys === undefined ? {} : { listKeys: keys.split(',') }),
    ...(patchStrategy === undefined ? {} : { patchStrategy }),
    ...(mergeKey === undefined ? {} : { mergeKey }),
  };
}

function ofObject(node: JsonObject): ReadNode {
  const { $ref, type, format, enum: values, list, map, required, allOf, anyOf, oneOf, const: only } = node;
  const branches = {
    allOf: (allOf ?? []) as TableNode[],
    anyOf: (anyOf ?? []) as TableNode[],
    oneOf: (oneOf ?? []) as TableNode[],
  };
  const names = Array.isArray(required) ? required.map(String) : [];
  const shape = isJsonObject(node['fields'])
    ? fieldsOf(node, node['fields'])
    : list !== undefined
      ? { ...(node['untyped'] === true ? {} : { type: 'array' }), items: list as TableNode }
      : map !== undefined
        ? { type: 'object', others: map as TableNode }
        : typeof type === 'string'
          ? { type }
          : {};
  return {
    ...NOTHING,
    ...shape,
    ...branches,
    ...(typeof $ref === 'string' ? { allOf: [...branches.allOf, `#${$ref.slice(REFERENCE.length)}`] } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    ...(typeof only === 'string' ? { only } : {}),
    ...(Array.isArray(values) ? { values } : {}),
    ...(typeof node['listType'] === 'string' ? { listType: node['listType'] } : {}),
    ...(Array.isArray(node['listKeys']) ? { listKeys: node['listKeys'].map(String) } : {}),
    ...(typeof node['patchStrategy'] === 'string' ? { patchStrategy: node['patchStrategy'] } : {}),
    ...(typeof node['mergeKey'] === 'string' ? { mergeKey: node['mergeKey'] } : {}),
    required: [...('required' in shape ? shape.required : []), ...names],
    words: node,
  };
}

function fieldsOf(
  { untyped, open, more }: JsonObject,
  fields: JsonObject,
): Pick<ReadNode, 'fields' | 'others' | 'required' | 'type'> {
  const entries = Object.entries(fields).map(
    ([key, node]) => [key.replace(/!$/, ''), node as TableNode] as const,
  );
  return {
    fields: new Map(entries),
    required: Object.keys(fields).flatMap((key) => (key.endsWith('!') ? [key.slice(0, -1)] : [])),
    others: open === true ? 'any' : (more as TableNode | undefined),
    ...(untyped === true ? {} : { type: 'object' }),
  };
}
