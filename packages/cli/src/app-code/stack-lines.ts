import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import type { SourceLocation } from '@nodeless/core';
import { firstFrame, placeIn } from '../config/stack-location.ts';

/** Finds lines of code that was compiled here in stacks of errors. */
export class StackLines {
  readonly #root: string;
  /** By the path of the file. */
  readonly #maps = new Map<string, SourceMap>();
  readonly #files = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @param path of the file that was compiled, from the root */
  add(path: string, map: SourceMapPayload): void {
    this.#maps.set(path, new SourceMap(map));
    this.#files.add(join(this.#root, path));
  }

  /** The first line of that code in a stack; undefined where there is none. */
  find(stack: string): SourceLocation | undefined {
    const frame = firstFrame(this.#root, stack, (file) => this.#files.has(file));
    return frame && this.original(frame.file, frame.line, frame.column);
  }

  /** The place in a file of one in what became of it. Lines stay as they are. */
  original(path: string, line: number, column: number): SourceLocation {
    const entry = this.#maps.get(path)?.findEntry(line - 1, column - 1);
    const isHere = entry !== undefined && 'originalLine' in entry && entry.originalLine === line - 1;
    return placeIn(path, line, isHere ? entry.originalColumn + 1 : 1);
  }
}
