import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { jsonSchemas } from './json-schema.ts';

/** One key of cluster.yaml. */
interface Row {
  /** `nodePools[].name`: below its section, `[]` for the items of a list, `<name>` for any key of a map. */
  readonly key: string;
  readonly type: string;
  readonly fallback: string;
  readonly description: string;
  /** Empty where none is needed. */
  readonly example: string;
}

/** Longer examples are for editors: they would tear the table. */
const MAX_EXAMPLE = 100;

const HEAD = `# cluster.yaml

Every key of \`clusters/<name>/cluster.yaml\`, made from the same types that validate it. \`[]\` stands for the items of a list,
\`<key>\` for any key of a map. What \`clusters/fleet.yaml\` sets below \`defaults\` or a stage need not be repeated here.
Editors complete the same keys: [schemas/cluster.schema.json](../schemas/cluster.schema.json).
`;

/** The page about cluster.yaml: one table a section, in Markdown. */
export function clusterPage(): string {
  const schema = jsonSchemas()['cluster.schema.json'] as JsonObject;
  const sections = Object.entries(propertiesOf(schema));
  const single = sections.filter(([, node]) => rowsBelow(node, '').length === 0);
  const others = sections.filter(([, node]) => rowsBelow(node, '').length > 0);
  const tables = others.map(
    ([name, node]) => `## ${name}\n\n${descriptionOf(node)}\n\n${table(rowsBelow(node, ''))}`,
  );
  return [
    HEAD,
    `## Keys without a section\n\n${table(single.map(([name, node]) => row(name, node)))}`,
    ...tables,
  ].join('\n');
}

/** The keys below a node, each followed by those below it. The options of a choice are told one after the other. */
function rowsBelow(node: JsonObject, path: string): Row[] {
  const rows = new Map<string, Row>();
  for (const option of optionsOf(node)) {
    const { items, additionalProperties } = option;
    for (const [name, value] of Object.entries(propertiesOf(option))) {
      const key = join(path, name);
      if (!rows.has(key)) rows.set(key, row(key, value));
      for (const below of rowsBelow(value, key)) if (!rows.has(below.key)) rows.set(below.key, below);
    }
    const nested: [string, JsonValue | undefined][] = [
      [`${path}[]`, items],
      [join(path, '<key>'), additionalProperties],
    ];
    for (const [key, value] of nested) {
      if (!isJsonObject(value)) continue;
      for (const below of rowsBelow(value, key)) if (!rows.has(below.key)) rows.set(below.key, below);
    }
  }
  return [...rows.values()];
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function row(key: string, node: JsonObject): Row {
  const given = node['default'];
  const isWhole = isJsonObject(given) && Object.keys(given).length === 0;
  return {
    key,
    type: typeOf(node),
    fallback: given === undefined || isWhole ? '' : code(JSON.stringify(given)),
    description: descriptionOf(node),
    example: exampleOf(node),
  };
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
  string: 'text',
  integer: 'whole number',
  boolean: '`true`, `false`',
};

function optionsOf(node: JsonObject): JsonObject[] {
  const several = node['anyOf'] ?? node['oneOf'];
  return Array.isArray(several) ? (several as JsonValue[]).filter(isJsonObject).flatMap(optionsOf) : [node];
}

function propertiesOf(node: JsonObject): { readonly [key: string]: JsonObject } {
  const { properties } = node;
  return isJsonObject(properties) ? (properties as { readonly [key: string]: JsonObject }) : {};
}

function descriptionOf({ description }: JsonObject): string {
  return typeof description === 'string' ? description : '';
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ key, type, fallback, description, example }) => [
    code(key),
    type,
    fallback,
    cell(description) + (example === '' ? '' : ` Example: ${example}.`),
  ]);
  return [['Key', 'Type', 'Default', 'What it is'], ['---', '---', '---', '---'], ...lines]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

/** Text inside a table: angle brackets would be read as HTML, and a bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');
}
