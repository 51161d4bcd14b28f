import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Document,
  type Node,
  type Scalar,
} from 'yaml';

/** Keys on the way to a value; `*` is any key of a map and any item of a list. */
export type Pattern = readonly string[];

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A YAML source that is edited in place: what is not replaced stays byte for byte, comments included. */
export class SourceText {
  readonly #text: string;
  readonly #document: Document.Parsed;
  readonly #replacements = new Map<number, Replacement>();

  /** @throws Error for what is no YAML */
  constructor(text: string) {
    this.#text = text;
    this.#document = parseDocument(text, { version: '1.2', schema: 'core' });
    const [error] = this.#document.errors;
    if (error !== undefined) throw new Error(error.message.split('\n', 1)[0]);
  }

  /** The string at a place; undefined where there is none. */
  stringAt(...path: readonly string[]): string | undefined {
    const value: unknown = this.#document.getIn(path);
    return typeof value === 'string' ? value : undefined;
  }

  /** Gives each string at the places another value; where `change` gives none, or the same, it stays. Its quotes stay. */
  replace(pattern: Pattern, change: (value: string) => string | undefined): void {
    for (const node of this.#nodes(pattern)) {
      if (!isScalar(node) || typeof node.value !== 'string') continue;
      const value = change(node.value);
      if (value !== undefined && value !== node.value) this.#write(node, value);
    }
  }

  /** Gives the key at the end of each place another name. A map that has that name already keeps both. */
  rename(pattern: Pattern, name: string): void {
    const [key, parents] = [pattern.at(-1), this.#nodes(pattern.slice(0, -1))];
    for (const parent of parents) {
      if (!isMap(parent) || parent.has(name)) continue;
      const found = parent.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
      if (found !== undefined) this.#write(found.key as Scalar, name);
    }
  }

  /** The text with all that was replaced. */
  toString(): string {
    let text = this.#text;
    for (const { start, end, text: replacement } of [...this.#replacements.values()].sort(
      (a, b) => b.start - a.start,
    ))
      text = text.slice(0, start) + replacement + text.slice(end);
    return text;
  }

  #write(node: Scalar, value: string): void {
    const [start, end] = node.range ?? [];
    if (start === undefined || end === undefined || node.type?.startsWith('BLOCK')) return;
    const type = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? node.type : 'PLAIN';
    const text = stringify(value, { defaultStringType: type, lineWidth: 0 }).trimEnd();
    // A value behind an alias is replaced once, where it is written.
    this.#replacements.set(start, { start, end, text });
  }

  #nodes(pattern: Pattern): Node[] {
    let nodes = this.#resolved([this.#document.contents]);
    for (const key of pattern) nodes = this.#resolved(nodes.flatMap((node) => below(node, key)));
    return nodes;
  }

  #resolved(nodes: readonly unknown[]): Node[] {
    return nodes.flatMap((node) => {
      const found = isAlias(node) ? node.resolve(this.#document) : node;
      return found === null || found === undefined ? [] : [found as Node];
    });
  }
}

function below(node: Node, key: string): unknown[] {
  if (isSeq(node)) return key === '*' ? node.items : [];
  if (!isMap(node)) return [];
  return node.items
    .filter((pair) => key === '*' || (isScalar(pair.key) && pair.key.value === key))
    .map(({ value }) => value);
}
