import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** One key of cluster.yaml. */
export interface Row {
  /** `nodePools[].name`: below its section, `[]` for the items of a list, `<name>` for any key of a map. */
  readonly key: string;
  readonly type: string;
  readonly fallback: string;
  readonly description: string;
  /** Empty where none is needed. */
  readonly example: string;
  /** The part of many keys that tells what is below this one. */
  readonly part?: string;
}

/** Longer examples are for editors: they would tear the table. */
const MAX_EXAMPLE = 100;

/** Whether a key is told in a place of its own, by its name and what is below it. */
export type IsPart = (name: string, node: JsonObject) => boolean;

/**
 * The keys below a node, each followed by those below it, save what is told elsewhere. The options of a choice are told one
 * after the other.
 */
export function rowsBelow(node: JsonObject, isPart: IsPart = () => false, path = ''): Row[] {
  const rows = new Map<string, Row>();
  const add = (added: readonly Row[]) => {
    for (const one of added) if (!rows.has(one.key)) rows.set(one.key, one);
  };
  for (const option of optionsOf(node)) {
    const { items, additionalProperties } = option;
    for (const [name, value] of Object.entries(propertiesOf(option))) {
      const key = join(path, name);
      const part = isPart(name, value) ? name : undefined;
      add([rowOf(key, value, part)]);
      if (part === undefined) add(rowsBelow(value, isPart, key));
    }
    if (isJsonObject(items)) add(rowsBelow(items, isPart, `${path}[]`));
    if (isJsonObject(additionalProperties)) add(rowsBelow(additionalProperties, isPart, join(path, '<key>')));
  }
  return [...rows.values()];
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

export function rowOf(key: string, node: JsonObject, part?: string): Row {
  const given = node['default'];
  const isWhole = isJsonObject(given) && Object.keys(given).length === 0;
  return {
    key,
    type: typeOf(node),
    fallback: given === undefined || isWhole ? '' : shortDefault(given),
    description: descriptionOf(node),
    example: exampleOf(node),
    ...(part === undefined ? {} : { part }),
  };
}

/** A long default is told by the description. */
function shortDefault(given: JsonValue): string {
  const text = JSON.stringify(given);
  return text.length > MAX_EXAMPLE ? '' : code(text);
}

/** How a value is written, where the description or the default does not show it already. */
function exampleOf(node: JsonObject): string {
  const { examples, default: fallback } = node;
  const isTold = /for example|for instance/i.test(descriptionOf(node));
  if (isTold || !Array.isArray(examples)) return '';
  const text = JSON.stringify((examples as readonly JsonValue[])[0]);
  const isDefault =
    text === JSON.stringify(fallback) ||
    descriptionOf(node).includes(`Default: ${text.replaceAll('"', '')}.`);
  return text.length > MAX_EXAMPLE || isDefault ? '' : code(text);
}

function typeOf(node: JsonObject): string {
  const { const: only, enum: values, type, items, additionalProperties } = node;
  if (only !== undefined) return code(JSON.stringify(only));
  if (Array.isArray(values))
    return (values as JsonValue[]).map((value) => code(JSON.stringify(value))).join(', ');
  const options = optionsOf(node);
  if (options.length > 1) return [...new Set(options.map(typeOf))].join(' or ');
  if (type === 'array') return isJsonObject(items) ? `list of ${typeOf(items)}` : 'list';
  if (type === 'object') {
    const isOpen = isJsonObject(additionalProperties) && Object.keys(propertiesOf(node)).length === 0;
    return isOpen && Object.keys(additionalProperties).length > 0
      ? `map of ${typeOf(additionalProperties)}`
      : 'map';
  }
  return typeof type === 'string' ? (TYPES[type] ?? type) : 'anything';
}

const TYPES: { readonly [type: string]: string } = {
  string: 'string',
  integer: 'whole number',
  boolean: '`true`, `false`',
};

function optionsOf(node: JsonObject): JsonObject[] {
  const several = node['anyOf'] ?? node['oneOf'];
  return Array.isArray(several) ? (several as JsonValue[]).filter(isJsonObject).flatMap(optionsOf) : [node];
}

export function propertiesOf(node: JsonObject): { readonly [key: string]: JsonObject } {
  const { properties } = node;
  return isJsonObject(properties) ? (properties as { readonly [key: string]: JsonObject }) : {};
}

export function descriptionOf({ description }: JsonObject): string {
  return typeof description === 'string' ? description : '';
}

export function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
