import { type JsonObject, printYaml } from '@nodeless/core';
import { type Content, contentOf } from '../planned-file.ts';

const DEFAULT_LIMIT = 16 * 1024 * 1024;

/**
 * Remembers printed objects for one run: clusters of a fleet share most of theirs, and printing is the slow part.
 * Memory is bounded by two generations: when the young one is full it becomes the old one, and what nobody asked for
 * since is forgotten.
 */
export class PrintCache {
  readonly #limit: number;
  #young = new Map<string, Content>();
  #old = new Map<string, Content>();
  #characters = 0;

  /** @param limit characters of objects and texts in one generation */
  constructor(limit = DEFAULT_LIMIT) {
    this.#limit = limit;
  }

  /** The printed object. Equal objects give the very same bytes, in memory too, while they are remembered. */
  print(value: JsonObject): Content {
    const key = JSON.stringify(value);
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const content = this.#old.get(key) ?? contentOf(printYaml(value));
    this.#remember(key, content);
    return content;
  }

  #remember(key: string, content: Content): void {
    this.#characters += key.length + content.bytes.byteLength;
    if (this.#characters > this.#limit) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#characters = key.length + content.bytes.byteLength;
    }
    this.#young.set(key, content);
  }
}
