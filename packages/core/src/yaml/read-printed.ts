import type { JsonValue } from '../json.ts';
import { needsQuotes } from './ambiguous.ts';

/**
 * Reads what {@link printYaml} writes, many times faster than a whole parser: block maps and lists, plain and
 * double-quoted texts, literal blocks. Anything else is left to the parser.
 *
 * @returns undefined when the text holds something that this reader does not know for certain
 */
export function readPrinted(text: string): JsonValue | undefined {
  if (!text.endsWith('\n')) return undefined;
  const lines = text.slice(0, -1).split('\n');
  if (lines.some((line) => line.length > MAX_LINE)) return undefined;
  const reader = new Reader(lines);
  try {
    const value = reader.map(0);
    return reader.finished ? value : undefined;
  } catch (error) {
    if (error === UNKNOWN) return undefined;
    throw error;
  }
}

const UNKNOWN = new Error('not as it is printed');

/** Regular expressions over millions of characters run out of stack. */
const MAX_LINE = 100_000;

const KEY = /^([A-Za-z_][A-Za-z0-9_./-]*|"[^"\\]+"):(?: (.+))?$/;
const NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$/;
/** Texts that stand without quotes and cannot be anything but themselves: a colon before a space would end a key. */
const PLAIN =
  /^[A-Za-z0-9/_<][A-Za-z0-9_./+=@*,;<>()%$^~|{}[\]?!&' -]*(:(?! )[A-Za-z0-9_./+=@*,;()%$^~|{}[\]?!&' -]+)*:?$/;
const BLOCK = /^\|([-+]?)$/;

class Reader {
  readonly #lines: string[];
  #next = 0;

  constructor(lines: string[]) {
    this.#lines = lines;
  }

  get finished(): boolean {
    return this.#next === this.#lines.length;
  }

  map(indent: number): JsonValue {
    const entries: [string, JsonValue][] = [];
    const seen = new Set<string>();
    for (let line = this.#at(indent); line !== undefined && !isItem(line); line = this.#at(indent)) {
      const [, written = '', rest] = KEY.exec(line) ?? refuse();
      const key = written.startsWith('"') ? written.slice(1, -1) : written;
      if (seen.has(key) || key === '__proto__' || (key === written && needsQuotes(key))) refuse();
      seen.add(key);
      this.#next += 1;
      entries.push([key, rest === undefined ? this.#below(indent) : this.#inline(rest, indent)]);
    }
    if (entries.length === 0) refuse();
    return Object.fromEntries(entries);
  }

  #list(indent: number): JsonValue {
    const items: JsonValue[] = [];
    for (let line = this.#at(indent); line !== undefined && isItem(line); line = this.#at(indent)) {
      const rest = line.slice(2);
      if (KEY.test(rest) || isItem(rest)) {
        this.#lines[this.#next] = `${' '.repeat(indent + 2)}${rest}`;
        items.push(isItem(rest) ? this.#list(indent + 2) : this.map(indent + 2));
      } else {
        this.#next += 1;
        items.push(this.#inline(rest, indent));
      }
    }
    return items;
  }

  /** The text of the next line, when it stands exactly at this depth. */
  #at(indent: number): string | undefined {
    const line = this.#lines[this.#next];
    if (line === undefined) return undefined;
    const depth = depthOf(line);
    if (depth > indent || line.length === depth) refuse();
    return depth === indent ? line.slice(indent) : undefined;
  }

  #below(indent: number): JsonValue {
    const line = this.#lines[this.#next] ?? refuse();
    if (depthOf(line) !== indent + 2) refuse();
    return isItem(line.trimStart()) ? this.#list(indent + 2) : this.map(indent + 2);
  }

  #inline(text: string, indent: number): JsonValue {
    const block = BLOCK.exec(text);
    if (block !== null) return this.#block(indent, block[1] ?? '');
    if (text === '{}') return {};
    if (text === '[]') return [];
    if (text === 'true' || text === 'false') return text === 'true';
    if (text === 'null') return null;
    if (text.startsWith('"')) return quoted(text);
    if (NUMBER.test(text) && text.length < 16) return Number(text);
    if (!PLAIN.test(text) || text.endsWith(' ') || text.endsWith(':') || needsQuotes(text)) refuse();
    return text;
  }

  #block(indent: number, chomping: string): string {
    const lines: string[] = [];
    const depth = indent + 2;
    for (let line = this.#lines[this.#next]; line !== undefined; line = this.#lines[this.#next]) {
      if (line !== '' && depthOf(line) < depth) break;
      if (line.trim() === '' && line !== '') refuse();
      lines.push(line.slice(depth));
      this.#next += 1;
    }
    if (chomping === '+' || lines.length === 0 || lines.at(-1) === '' || lines[0] === '') refuse();
    // A first line that is indented further would need an indicator, and a tab could be read as indentation.
    if (/^[ \t]/.test(lines[0] ?? '') || lines.some((line) => /[\r\u0085\u2028\u2029]/.test(line))) refuse();
    return lines.join('\n') + (chomping === '-' ? '' : '\n');
  }
}

function isItem(line: string): boolean {
  return line.startsWith('- ');
}

function depthOf(line: string): number {
  let depth = 0;
  while (line[depth] === ' ') depth += 1;
  return depth;
}

function quoted(text: string): string {
  // The escapes of JSON mean the same in YAML; those of YAML alone are left to the parser.
  if (!/^"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"$/.test(text)) refuse();
  return JSON.parse(text) as string;
}

function refuse(): never {
  throw UNKNOWN;
}
