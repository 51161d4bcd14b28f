import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { BRANCHES, REFERENCE, SHORT_WORDS, type TableNode } from '@nodeless/kubernetes-schema/form';

const LONG_WORDS: { readonly [word: string]: string } = Object.fromEntries(
  Object.entries(SHORT_WORDS).map(([long, short]) => [short, long]),
);

/** The JSON Schema (draft 7) of a node without versions; references go to `#/definitions/`. */
export function expand(node: TableNode): JsonObject {
  return typeof node === 'string' ? ofString(node) : ofObject(node);
}

function ofString(text: string): JsonObject {
  if (text === 'any') return {};
  if (text.startsWith('#')) return { $ref: REFERENCE + text.slice(1) };
  if (text.startsWith('=')) return { const: text.slice(1) };
  if (text.startsWith('{')) return { type: 'object', additionalProperties: ofString(text.slice(1, -1)) };
  if (text.startsWith('[')) {
    const end = text.lastIndexOf(']');
    const words = text
      .slice(end + 1)
      .split(' ')
      .filter(Boolean);
    return { type: 'array', items: ofString(text.slice(1, end)), ...Object.fromEntries(words.map(listWord)) };
  }
  const [type = '', format] = text.split(':');
  return { type, ...(format === undefined ? {} : { format }) };
}

function listWord(word: string, index: number): [string, JsonValue] {
  if (word.startsWith('patch:')) return ['x-kubernetes-patch-strategy', word.slice(6)];
  if (word.startsWith('by:')) return ['x-kubernetes-patch-merge-key', word.slice(3)];
  return index === 0 ? ['x-kubernetes-list-type', word] : ['x-kubernetes-list-map-keys', word.split(',')];
}

function ofObject({ fields, untyped, open, more, list, map, required, ...rest }: JsonObject): JsonObject {
  const others = Array.isArray(required) ? required : [];
  const words = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [LONG_WORDS[key] ?? key, value]),
  );
  const branches = Object.fromEntries(
    BRANCHES.flatMap((word) => {
      const options = rest[word];
      return Array.isArray(options) ? [[word, options.map((option) => expand(option as TableNode))]] : [];
    }),
  );
  const own = { ...words, ...branches };
  if (list !== undefined)
    return withRequired(
      { ...(untyped === true ? {} : { type: 'array' }), items: expand(list as TableNode), ...own },
      others,
    );
  if (map !== undefined)
    return withRequired({ type: 'object', additionalProperties: expand(map as TableNode), ...own }, others);
  if (!isJsonObject(fields)) return withRequired(own, others);
  const entries = Object.entries(fields);
  const named = entries.map(([key, node]) => [key.replace(/!$/, ''), expand(node as TableNode)] as const);
  const needed = entries.flatMap(([key]) => (key.endsWith('!') ? [key.slice(0, -1)] : []));
  return withRequired(
    {
      ...(untyped === true ? {} : { type: 'object' }),
      properties: Object.fromEntries(named),
      ...(open === true
        ? {}
        : { additionalProperties: more === undefined ? false : expand(more as TableNode) }),
      ...own,
    },
    [...needed, ...others],
  );
}

function withRequired(schema: JsonObject, names: readonly JsonValue[]): JsonObject {
  return names.length === 0 ? schema : { ...schema, required: [...names] };
}
