import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

const WIDTH = 110;

/** JSON with a line for each row: what is short stays on its line, the rest is a line for each key or item. */
export function printTable(value: JsonValue): string {
  return `${printed(value, '', 0)}\n`;
}

function printed(value: JsonValue, indent: string, before: number): string {
  const line = onOneLine(value);
  const deep = isJsonObject(value) && Object.values(value).some((inner) => isJsonObject(inner));
  const isTop = indent === '';
  if (!isTop && !deep && indent.length + before + line.length <= WIDTH) return line;
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    const items = value.map((item: JsonValue) => inner + printed(item, inner, 0));
    return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (!isJsonObject(value)) return line;
  const keys = Object.keys(value);
  if (keys.length === 0) return '{}';
  const rows = keys.map((key) => {
    const start = `${inner}${JSON.stringify(key)}: `;
    return start + printed(value[key] as JsonValue, inner, start.length - inner.length);
  });
  return `{\n${rows.join(',\n')}\n${indent}}`;
}

function onOneLine(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => onOneLine(item)).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const rows = Object.entries(value as JsonObject).map(
    ([key, inner]) => `${JSON.stringify(key)}: ${onOneLine(inner)}`,
  );
  return rows.length === 0 ? '{}' : `{ ${rows.join(', ')} }`;
}
