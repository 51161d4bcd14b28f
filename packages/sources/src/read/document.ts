import type { Diagnostic, JsonValue, Outcome, SourceLocation } from '@nodeless/core';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { Lines } from './lines.ts';
import { MAX_MANIFEST_BYTES, MAX_SOURCE_BYTES } from './max-source-bytes.ts';
import { MAX_DEPTH, onlyDocument, parseYaml, type YamlVersion } from './parse-yaml.ts';
import { parserProblems } from './parser-errors.ts';
import { refusedNodes } from './refused.ts';

/** A file as the CLI read it. `path` is relative to the repository's root. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The key of YAML 1.1 whose value is a map, or a list of maps, that is taken over. */
const MERGE = '<<';

type Segments = readonly (string | number)[];

/** A parsed source: plain data, and the place of each of its values. */
export class SourceDocument {
  readonly path: string;
  readonly data: JsonValue;
  readonly #document: Document;
  readonly #lines: Lines;
  readonly #pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(path: string, document: Document, lines: Lines) {
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
    const found = this.#find(segments);
    return isScalar(found?.node) && found.node !== found.pair?.key ? found.node.source : undefined;
  }

  #find(segments: Segments): { node: Node; pair?: Pair } | undefined {
    let node: unknown = this.#document.contents;
    let pair: Pair | undefined;
    for (const segment of segments) {
      pair = undefined;
      if (isAlias(node)) node = node.resolve(this.#document);
      if (isMap(node)) {
        pair = this.#pairsOf(node).get(String(segment));
        node = pair?.value;
      } else if (isSeq(node)) {
        node = node.items[Number(segment)];
      } else {
        return undefined;
      }
    }
    // A key in { } may have no value: its place is the key's own.
    const shown = isNode(node) ? node : pair?.key;
    if (!isNode(shown)) return undefined;
    return pair === undefined ? { node: shown } : { node: shown, pair };
  }

  #pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    let pairs = this.#pairs.get(map);
    if (pairs === undefined) {
      const own = map.items.flatMap((pair): [string, Pair][] =>
        isScalar(pair.key) ? [[String(pair.key.value), pair]] : [],
      );
      const merged = own.filter(([key]) => key === MERGE).flatMap(([, { value }]) => this.#mapsOf(value));
      // Of two merged maps the first wins, and a key of the map's own over both.
      pairs = new Map([...merged.reverse().flatMap((one) => [...this.#pairsOf(one)]), ...own]);
      this.#pairs.set(map, pairs);
    }
    return pairs;
  }

  #mapsOf(value: unknown): YAMLMap[] {
    const node = isAlias(value) ? value.resolve(this.#document) : value;
    if (isMap(node)) return [node];
    return isSeq(node) ? node.items.flatMap((item) => this.#mapsOf(item)) : [];
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
  const { value, diagnostics } = read(file, (documents) => [onlyDocument(documents)]);
  const [document] = value ?? [];
  return document === undefined ? { diagnostics } : { value: document, diagnostics };
}

/** Reads a file as {@link readDocument} does, but of any number of documents; empty ones are passed over. */
export function readDocuments(
  file: SourceFile,
  version: YamlVersion = '1.2',
): Outcome<readonly SourceDocument[]> {
  return read(file, (documents) => documents, { version });
}

/**
 * Reads manifests that others wrote, of any number of documents, as kubectl does: YAML 1.1 (or JSON), in which a value may
 * be an alias and a map may take over another one. Places of values that an alias brings are those where they are written.
 */
export function readManifests(file: SourceFile): Outcome<readonly SourceDocument[]> {
  return read(file, (documents) => documents, { version: '1.1', aliases: true });
}

type Documents = readonly [Document.Parsed, ...Document.Parsed[]];

function read(
  file: SourceFile,
  choose: (documents: Documents) => readonly Document[],
  { version, aliases = false }: { readonly version?: YamlVersion; readonly aliases?: boolean } = {},
): Outcome<readonly SourceDocument[]> {
  const text = decode(file, aliases ? MAX_MANIFEST_BYTES : MAX_SOURCE_BYTES);
  if (typeof text !== 'string') return { diagnostics: [text] };
  const parsed = parseYaml(text, version, aliases);
  const lines = new Lines(text);
  const locate = (start: number, end: number) => locationOf(file.path, lines, start, end);
  if ('tooDeep' in parsed) {
    const hint = `a source has at most ${MAX_DEPTH} levels`;
    const deep = problem(file, 'yaml/syntax', 'the file is nested too deeply', hint);
    return { diagnostics: [{ ...deep, location: locate(parsed.tooDeep, parsed.tooDeep + 1) }] };
  }
  const documents = choose(parsed.documents);
  const diagnostics = documents.flatMap((document) => [
    ...parserProblems({ text, document, locate }),
    ...refusedNodes({ text, document, locate }, aliases),
  ]);
  if (diagnostics.length > 0) return { diagnostics };
  const written = documents.filter((document) => !isEmpty(document));
  if (written.length === 0) {
    const hint = 'write it, take it back from git, or delete its folder';
    return { diagnostics: [problem(file, 'source/empty', 'the file holds nothing', hint)] };
  }
  try {
    return {
      value: written.map((document) => new SourceDocument(file.path, document, lines)),
      diagnostics: [],
    };
  } catch (error) {
    // What aliases repeat, or refer to, is only known when they are followed.
    if (!(aliases && error instanceof ReferenceError)) throw error;
    const hint = 'write the values where they are used';
    return {
      diagnostics: [problem(file, 'yaml/alias', 'its aliases cannot be followed, or repeat too much', hint)],
    };
  }
}

function isEmpty({ contents }: Document): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}

function decode(file: SourceFile, most: number): string | Diagnostic {
  if (file.bytes.length > most) {
    const message = `the file has ${file.bytes.length} bytes, a source may have ${most / 1024} KiB`;
    return problem(file, 'source/too-large', message, 'sources are written by hand; move data elsewhere');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Not UTF-8: the answer is the same as for a NUL byte.
  }
  const hint = 'save it as UTF-8 text, or take it back from git';
  return problem(file, 'source/not-text', 'the file is binary or not UTF-8 text', hint);
}

function locationOf(file: string, lines: Lines, start: number, end: number): SourceLocation {
  const from = lines.positionOf(start);
  const to = lines.positionOf(Math.max(end, start));
  return { file, ...from, endLine: to.line, endColumn: to.column };
}

function problem(file: SourceFile, code: Diagnostic['code'], message: string, hint: string): Diagnostic {
  const location = { file: file.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { code, severity: 'error', message, hint, location };
}
