import type { JsonObject } from '@nodeless/core';
import { jsonSchemas } from './json-schema.ts';
import { code, descriptionOf, propertiesOf, type Row, rowOf, rowsBelow } from './page-rows.ts';
import { recurringParts } from './recurring-parts.ts';

const HEAD = `# cluster.yaml

Every key of \`clusters/<name>/cluster.yaml\`, made from the same types that validate it. \`[]\` stands for the items of a list,
\`<key>\` for any key of a map. What \`clusters/fleet.yaml\` sets below \`defaults\` or a stage need not be repeated here.
What stands in many places is told once, at the end. Editors complete the same keys:
[schemas/cluster.schema.json](../schemas/cluster.schema.json).
`;

/** The page about cluster.yaml: one table a section, in Markdown. */
export function clusterPage(): string {
  const schema = jsonSchemas()['cluster.schema.json'] as JsonObject;
  const { isPart, parts } = recurringParts(schema);
  const sections = Object.entries(propertiesOf(schema)).map(([name, node]) => ({
    name,
    node,
    rows: rowsBelow(node, isPart),
  }));
  const single = sections.filter(({ rows }) => rows.length === 0);
  const tables = sections.flatMap(({ name, node, rows }) =>
    rows.length === 0 ? [] : [`## ${name}\n\n${descriptionOf(node)}\n\n${table(rows)}`],
  );
  return [
    HEAD,
    `## Keys without a section\n\n${table(single.map(({ name, node }) => rowOf(name, node)))}`,
    ...tables,
    '## Parts of many keys\n',
    ...parts.map(({ name, rows }) => `### ${name}\n\n${table(rows)}`),
  ].join('\n');
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ key, type, fallback, description, example, part }) => [
    code(key),
    type,
    fallback,
    [
      cell(description),
      ...(example === '' ? [] : [`Example: ${example}.`]),
      ...(part === undefined ? [] : [`Keys: [${part}](#${part.toLowerCase()}).`]),
    ].join(' '),
  ]);
  return [['Key', 'Type', 'Default', 'What it is'], ['---', '---', '---', '---'], ...lines]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

/** Text inside a table: angle brackets would be read as HTML, and a bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');
}
