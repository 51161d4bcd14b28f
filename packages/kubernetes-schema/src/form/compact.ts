import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { BRANCHES, REFERENCE, SHORT_WORDS, type RuleWord, type TableNode } from './node.ts';

/** What a table leaves out: sentences, defaults, and hints for editors. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  '$id',
  '$schema',
  'default',
  'definitions',
  'description',
  'preferredOrder',
  'x-gvk',
  'x-intellij-html-description',
  'x-kinds',
  'x-kubernetes-group-version-kind',
  'x-kubernetes-unions',
  'x-scope',
]);

/** Words whose lists are sets: one order for all. */
const SETS = ['enum', 'required'];

const RULES = 'x-kubernetes-validations';

const LIST_WORDS = ['listType', 'listKeys', 'patchStrategy', 'mergeKey'];

/** A JSON Schema (draft 7, or what a CRD holds) as a node of a table. */
export function compact(schema: JsonObject): TableNode {
  const node = withShortWords(schema);
  return asString(node) ?? asObject(node);
}

/** The same schema with what tables keep alone, under JSON Schema's words: what `expand` gives back. */
export function essential(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map((item: JsonValue) => essential(item));
  if (!isJsonObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !LEFT_OUT.has(key))
      .map(([key, value]) => [
        key,
        key === 'properties' && isJsonObject(value)
          ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, essential(inner)]))
          : key === RULES
            ? ruleWords(value).map(withoutMessage)
            : (sorted(key, value) ?? essential(value)),
      ]),
  );
}

function withShortWords(schema: JsonObject): JsonObject {
  const words: { readonly [word: string]: string } = SHORT_WORDS;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !LEFT_OUT.has(key))
      .map(([key, value]) => [
        words[key] ?? key,
        key === RULES ? ruleWords(value) : (sorted(key, value) ?? value),
      ]),
  );
}

/** The values of a set in their order; undefined for other words. */
function sorted(key: string, value: JsonValue): JsonValue | undefined {
  return Array.isArray(value) && SETS.includes(key) ? [...(value as JsonValue[])].sort() : undefined;
}

/** Rules in the form of a table: as expressions where that says all. */
function ruleWords(rules: JsonValue): (string | RuleWord)[] {
  if (!Array.isArray(rules)) return [];
  return (rules as JsonValue[]).flatMap((one) => {
    if (typeof one === 'string') return [one];
    return isJsonObject(one) && typeof one['rule'] === 'string' ? [ruleWord(one['rule'], one)] : [];
  });
}

function ruleWord(rule: string, { message, fieldPath, optionalOldSelf }: JsonObject): string | RuleWord {
  const more = {
    ...(typeof message === 'string' ? { message } : {}),
    ...(typeof fieldPath === 'string' ? { fieldPath } : {}),
    ...(optionalOldSelf === true ? { optionalOldSelf } : {}),
  };
  return Object.keys(more).length === 0 ? rule : { rule, ...more };
}

/** The rule without the sentence of its author. */
function withoutMessage(word: string | RuleWord): string | RuleWord {
  if (typeof word === 'string') return word;
  const { message: _message, rule, ...more } = word;
  return ruleWord(rule, more);
}

/**
 * A node without the sentences that authors of CRDs wrote about their rules: what a table holds of it.
 * @param schema of a CRD
 */
export function withoutMessages(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map((one: JsonValue) => withoutMessages(one));
  if (!isJsonObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === RULES ? ruleWords(value).map(withoutMessage) : withoutMessages(value),
    ]),
  );
}

/** The node as a string, where a string holds all of it. */
function asString(node: JsonObject): string | undefined {
  const { type, format, $ref, const: only, items, additionalProperties: more } = node;
  const has = (...keys: readonly string[]) => Object.keys(node).every((key) => keys.includes(key));
  if (has()) return 'any';
  if (has('$ref') && typeof $ref === 'string' && $ref.startsWith(REFERENCE))
    return `#${$ref.slice(REFERENCE.length)}`;
  if (has('const') && typeof only === 'string') return `=${only}`;
  if (typeof type !== 'string') return undefined;
  if (type === 'array') {
    const inner = has('type', 'items', ...LIST_WORDS) && isJsonObject(items) ? compact(items) : undefined;
    return typeof inner === 'string' ? [`[${inner}]`, ...listWords(node)].join(' ') : undefined;
  }
  if (type === 'object' && isJsonObject(more)) {
    const inner = has('type', 'additionalProperties') ? compact(more) : undefined;
    return typeof inner === 'string' ? `{${inner}}` : undefined;
  }
  if (has('type')) return type;
  return has('type', 'format') && type !== 'object' ? `${type}:${String(format)}` : undefined;
}

function listWords({ listType, listKeys, patchStrategy, mergeKey }: JsonObject): string[] {
  return [
    ...(listType === undefined ? [] : [String(listType)]),
    ...(Array.isArray(listKeys) ? [listKeys.join(',')] : []),
    ...(patchStrategy === undefined ? [] : [`patch:${String(patchStrategy)}`]),
    ...(mergeKey === undefined ? [] : [`by:${String(mergeKey)}`]),
  ];
}

function asObject(node: JsonObject): JsonObject {
  const { type, properties, required, additionalProperties: more, items, ...rest } = node;
  const branches = Object.fromEntries(
    BRANCHES.flatMap((word) => {
      const options = rest[word];
      return Array.isArray(options)
        ? [[word, options.map((option) => (isJsonObject(option) ? compact(option) : option))]]
        : [];
    }),
  );
  return { ...shapeOf({ type, properties, required, more, items }), ...rest, ...branches };
}

interface Shape {
  readonly type: JsonValue | undefined;
  readonly properties: JsonValue | undefined;
  readonly required: JsonValue | undefined;
  readonly more: JsonValue | undefined;
  readonly items: JsonValue | undefined;
}

function shapeOf({ type, properties, required, more, items }: Shape): JsonObject {
  const names = Array.isArray(required) ? required.map(String) : [];
  if (isJsonObject(properties)) {
    const fields = Object.keys(properties)
      .sort()
      .map(
        (name) =>
          [names.includes(name) ? `${name}!` : name, compact(properties[name] as JsonObject)] as const,
      );
    const others = names.filter((name) => !(name in properties));
    return {
      fields: Object.fromEntries(fields),
      ...(type === 'object' ? {} : { untyped: true }),
      ...(more === false ? {} : isJsonObject(more) ? { more: compact(more) } : { open: true }),
      ...(others.length === 0 ? {} : { required: others }),
    };
  }
  const also = { ...(names.length === 0 ? {} : { required: names }) };
  if (isJsonObject(items))
    return { list: compact(items), ...(type === 'array' ? {} : { untyped: true }), ...also };
  if (type === 'object' && isJsonObject(more)) return { map: compact(more), ...also };
  return {
    ...(type === undefined ? {} : { type }),
    ...(more === undefined ? {} : { additionalProperties: more }),
    ...also,
  };
}
