import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { needsQuotes } from './ambiguous.ts';

/** What is written on one line as it stands, or in quotes: neither line breaks nor anything beyond ASCII. */
const ONE_LINE = /^[\x20-\x7e]*$/;
/** The beginning of a document or of its directives. */
const DOCUMENT_MARKER = /^(?:%|---|\.\.\.)/;
/** What a plain scalar may not be or hold. Source: YAML 1.2.2, 7.3.3; plainString in stringify/stringifyString.ts of yaml 2 */
const NOT_PLAIN = /^[ ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-] |: | #|[ :]$/;
/** A longer key is written with a question mark. */
const MOST_KEY = 512;

/**
 * The block style that the library `yaml` prints, for what nearly all objects consist of; undefined for a value that holds
 * anything else, such as text of several lines. The library makes a node of each value first, which takes several times as long.
 *
 * @param value with its keys in the order that is printed
 */
export function printBlock(value: JsonObject): string | undefined {
  try {
    return `${collection(value, '').trimStart()}\n`;
  } catch (error) {
    if (error === NOT_KNOWN) return undefined;
    throw error;
  }
}

const NOT_KNOWN = new Error('a value that is left to the library');

type Scalar = string | number | boolean | null;

/** With the line break before it, or on the line of its key. */
function collection(value: JsonValue, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return value.map((item: JsonValue) => `\n${indent}-${inItem(item, `${indent}  `)}`).join('');
  }
  if (!isJsonObject(value)) return ` ${scalar(value as Scalar)}`;
  let text = '';
  for (const key of Object.keys(value)) {
    if (key.length > MOST_KEY) throw NOT_KNOWN;
    text += `\n${indent}${string(key)}:${collection(value[key] as JsonValue, `${indent}  `)}`;
  }
  return text === '' ? ' {}' : text;
}

/** The first line of a collection in a list stands behind the dash. */
function inItem(item: JsonValue, indent: string): string {
  const text = collection(item, indent);
  return text.startsWith('\n') ? ` ${text.slice(1 + indent.length)}` : text;
}

function scalar(value: Scalar): string {
  if (typeof value === 'string') return string(value);
  if (typeof value === 'number' && (!Number.isSafeInteger(value) || Object.is(value, -0))) throw NOT_KNOWN;
  return String(value);
}

function string(value: string): string {
  if (!ONE_LINE.test(value) || DOCUMENT_MARKER.test(value)) throw NOT_KNOWN;
  if (needsQuotes(value)) return JSON.stringify(value);
  if (value !== '' && !NOT_PLAIN.test(value)) return value;
  return value.includes('"') && !value.includes("'") ? `'${value}'` : JSON.stringify(value);
}
