import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { Document } from 'yaml';

/** Longest line that a map or a list in one line makes. */
const WIDTH = 100;

/**
 * A map as people write YAML: small maps and lists in one line, larger ones in blocks, texts of several lines as they are.
 *
 * @param blocks keys whose values never stand in one line
 */
export function yamlText(value: JsonObject, blocks: ReadonlySet<string> = new Set()): string {
  return Object.entries(value)
    .map(([key, item]) => entryText(key, item, '', blocks.has(key)))
    .join('');
}

function entryText(key: string, value: JsonValue, indent: string, isBlock = false): string {
  const name = flow(key);
  const line = `${indent}${name}: ${flow(value)}`;
  if (isText(value))
    return `${indent}${name}: |${value.endsWith('\n') ? '' : '-'}\n${textLines(value, indent)}`;
  const fits = line.length <= WIDTH && !holdsText(value) && depth(value) <= 3;
  if (isEmpty(value) || isScalar(value) || (fits && !isBlock)) return `${line}\n`;
  if (isJsonObject(value)) {
    const inner = Object.entries(value).map(([below, item]) => entryText(below, item, `${indent}  `));
    return `${indent}${name}:\n${inner.join('')}`;
  }
  return `${indent}${name}:\n${items(value as readonly JsonValue[], `${indent}  `)}`;
}

function items(list: readonly JsonValue[], indent: string): string {
  return list
    .map((item) => {
      const line = `${indent}- ${flow(item)}`;
      const fits = line.length <= WIDTH && !holdsText(item) && depth(item) <= 2;
      if (isEmpty(item) || fits || !isJsonObject(item)) return `${line}\n`;
      const inner = Object.entries(item).map(([key, value]) => entryText(key, value, `${indent}  `));
      return `${indent}- ${inner.join('').slice(indent.length + 2)}`;
    })
    .join('');
}

/** The value in one line. */
function flow(value: JsonValue): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(flow).join(', ')}]`;
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${flow(key)}: ${flow(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (typeof value === 'string' && value.includes('\n')) return JSON.stringify(value);
  const document = new Document([value], { version: '1.2', schema: 'core' });
  const printed = document.toString({
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    singleQuote: true,
  });
  return printed.trim().slice(1, -1);
}

function textLines(text: string, indent: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  return lines.map((line) => (line === '' ? '\n' : `${indent}  ${line}\n`)).join('');
}

/** A text that keeps its lines as a block. A control character, or space at an end, would not survive there. */
function isText(value: JsonValue): value is string {
  return typeof value === 'string' && /^[^\s].*\n./s.test(value) && !/[^\n\x20-\x7e]|[ ]\n|\n\n$/.test(value);
}

function holdsText(value: JsonValue): boolean {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).some(holdsText);
  return isJsonObject(value) ? Object.values(value).some(holdsText) : isText(value);
}

function isScalar(value: JsonValue): boolean {
  return typeof value !== 'object' || value === null;
}

function isEmpty(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function depth(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value as JsonObject).map(depth));
}
