import type { Diagnostic, JsonValue, Outcome, SourceLocation } from '@nodeless/core';
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import { syntaxProblem } from './syntax.ts';

/** Largest source file, in bytes. What people write by hand stays far below; anything larger is a mistake. */
export const MAX_SOURCE_BYTES = 256 * 1024;

/** A file as the CLI read it. `path` is relative to the repository's root. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

type Segments = readonly (string | number)[];

/** A parsed source: plain data, and the place of each of its values. */
export class SourceDocument {
  readonly path: string;
  readonly data: JsonValue;
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(path: string, document: Document, lines: LineCounter) {
    this.path = path;
    this.#document = document;
    this.#lines = lines;
    this.data = document.toJS() as JsonValue;
  }

  /** Place of a value, or undefined when the document does not hold it. */
  locateValue(segments: Segments): SourceLocation | undefined {
    const node = this.#find(segments)?.node;
    return node?.range ? this.#between(node.range[0], node.range[1]) : undefined;
  }

  /** Place of the key that leads to a value; of the value itself inside a list. */
  locateKey(segments: Segments): SourceLocation | undefined {
    const key = this.#find(segments)?.pair?.key;
    return isNode(key) && key.range ? this.#between(key.range[0], key.range[1]) : this.locateValue(segments);
  }

  /** The scalar as it was typed, for instance `0123` where the value is 123. */
  typedText(segments: Segments): string | undefined {
    const node = this.#find(segments)?.node;
    return isScalar(node) ? node.source : undefined;
  }

  #find(segments: Segments): { node: Node; pair?: Pair } | undefined {
    let node: unknown = this.#document.contents;
    let pair: Pair | undefined;
    for (const segment of segments) {
      pair = undefined;
      if (isMap(node)) {
        pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(segment));
        node = pair?.value;
      } else if (isSeq(node)) {
        node = node.items[Number(segment)];
      } else {
        return undefined;
      }
    }
    if (!isNode(node)) return undefined;
    return pair === undefined ? { node } : { node, pair };
  }

  #between(start: number, end: number): SourceLocation {
    return locationOf(this.path, this.#lines, start, end);
  }
}

/**
 * Reads one YAML (or JSON) source: UTF-8, YAML 1.2 core, one document, no aliases, no warnings.
 * Every problem is collected; no document is returned when there is one.
 */
export function readDocument(file: SourceFile): Outcome<SourceDocument> {
  const text = decode(file);
  if (typeof text !== 'string') return { diagnostics: [text] };
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      uniqueKeys: true,
      stringKeys: true,
      prettyErrors: false,
      logLevel: 'silent',
      lineCounter: lines,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { diagnostics: [problem(file, 'yaml/syntax', 'the file is nested too deeply')] };
  }
  const diagnostics = [
    ...[...document.errors, ...document.warnings].map((error): Diagnostic => {
      const [start, end] = error.pos;
      return {
        severity: 'error',
        location: locationOf(file.path, lines, start, end),
        ...syntaxProblem(error),
      };
    }),
    ...forbiddenNodes(file.path, document, lines),
  ];
  if (diagnostics.length > 0) return { diagnostics };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return { diagnostics: [problem(file, 'source/empty', 'the file holds nothing')] };
  }
  return { value: new SourceDocument(file.path, document, lines), diagnostics: [] };
}

function decode(file: SourceFile): string | Diagnostic {
  if (file.bytes.length > MAX_SOURCE_BYTES) {
    const limit = MAX_SOURCE_BYTES / 1024;
    return problem(
      file,
      'source/too-large',
      `the file has ${file.bytes.length} bytes, a source may have ${limit} KiB`,
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Not UTF-8: the answer is the same as for a NUL byte.
  }
  return problem(file, 'source/not-text', 'the file is binary or not UTF-8 text');
}

function forbiddenNodes(path: string, document: Document, lines: LineCounter): Diagnostic[] {
  const found: Diagnostic[] = [];
  const refuse = (node: Node, what: string) => {
    const [start, end] = node.range ?? [0, 0];
    found.push({
      code: 'yaml/alias',
      severity: 'error',
      message: `${what} is not allowed in a source`,
      hint: 'write the value where it is used; share values through fleet.yaml',
      location: locationOf(path, lines, start, end),
    });
  };
  visit(document, {
    Alias: (_, node) => refuse(node, `the alias *${node.source}`),
    Pair: (_, pair) => {
      if (isPair(pair) && isScalar(pair.key) && pair.key.value === '<<') refuse(pair.key, 'the merge key <<');
    },
    Node: (_, node) => {
      if (!isAlias(node) && (isScalar(node) || isCollection(node)) && node.anchor !== undefined) {
        refuse(node, `the anchor &${node.anchor}`);
      }
    },
  });
  return found;
}

function locationOf(file: string, lines: LineCounter, start: number, end: number): SourceLocation {
  const from = lines.linePos(start);
  const to = lines.linePos(Math.max(end, start));
  return { file, line: from.line || 1, column: from.col || 1, endLine: to.line || 1, endColumn: to.col || 1 };
}

function problem(file: SourceFile, code: Diagnostic['code'], message: string): Diagnostic {
  const location = { file: file.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { code, severity: 'error', message, location };
}
