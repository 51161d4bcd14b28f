import type { JsonObject } from '@nodeless/core';
import { code, descriptionOf, propertiesOf, type Row, rowOf, rowsBelow } from './page-rows.ts';
import { recurringParts } from './recurring-parts.ts';

/**
 * A page about one kind of source, in Markdown: one table a section.
 *
 * @param head what is told before the keys
 * @param schema its JSON Schema, from which editors complete the same keys
 */
export function sourcePage(head: string, schema: JsonObject): string {
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
    head,
    `## Keys without a section\n\n${table(single.map(({ name, node }) => rowOf(name, node)))}`,
    ...tables,
    ...(parts.length === 0 ? [] : ['## Parts of many keys\n']),
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
