import type { JsonValue } from '@nodeless/core';

/** A place in a ClusterConfig, `['addons', 'coredns', 'version']`: an entry of a list is named, not counted. */
export type FieldPath = readonly string[];

/** A value that can be compared, at its place. */
export interface Field {
  readonly path: FieldPath;
  readonly value: JsonValue;
}

/** The state of a cluster as values that can be compared, by the key of their path. */
export type Fields = ReadonlyMap<string, Field>;

export function keyOfPath(path: FieldPath): string {
  return JSON.stringify(path);
}

/** How people read a path: `addons.coredns.version`, with quotes where a name holds a dot. */
export function pathText(path: FieldPath): string {
  return path.map((segment) => (/^[\w-]+$/.test(segment) ? segment : JSON.stringify(segment))).join('.');
}

/** Collects fields; a value that is undefined is not one. */
export class FieldCollector {
  readonly #fields = new Map<string, Field>();

  add(path: FieldPath, value: JsonValue | undefined): void {
    if (value !== undefined) this.#fields.set(keyOfPath(path), { path, value });
  }

  /** Each entry of a map by itself, so that one changed tag is one change. */
  addEntries(path: FieldPath, entries: Readonly<Record<string, JsonValue>>): void {
    for (const [key, value] of Object.entries(entries)) this.add([...path, key], value);
  }

  get fields(): Fields {
    return this.#fields;
  }
}
