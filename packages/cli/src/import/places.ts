import { isJsonObject, type JsonValue, type SourceLocation } from '@nodeless/core';
import { readDocuments, type SourceDocument } from '@nodeless/sources';
import type { ConfigStep } from '@nodeless/provision';
import { entryIdentity } from '@nodeless/provision';
import type { Path } from './draft.ts';

/** Finds the value of a text that a finding about it is about. */
export class Places {
  readonly #document: SourceDocument | undefined;

  constructor(path: string, text: string) {
    this.#document = readDocuments({ path, bytes: Buffer.from(text) }).value?.[0];
  }

  /** The innermost value that a place is in or begins. */
  pathOf({ line, column }: SourceLocation): Path {
    const document = this.#document;
    if (document === undefined) return [];
    const reaches = (path: Path): boolean =>
      [document.locateKey(path), document.locateValue(path)].some(
        (place) => place !== undefined && contains(place, line, column),
      );
    let path: Path = [];
    let inner = keysOf(document.data);
    for (;;) {
      const next = inner.keys.find((key) => reaches([...path, key]));
      if (next === undefined) return path;
      path = [...path, next];
      inner = keysOf(inner.value(next));
    }
  }
}

function contains(place: SourceLocation, line: number, column: number): boolean {
  const begins = place.line < line || (place.line === line && place.column <= column);
  const ends = line < place.endLine || (line === place.endLine && column <= place.endColumn);
  return begins && ends;
}

function keysOf(value: JsonValue | undefined): {
  readonly keys: readonly (string | number)[];
  value: (key: string | number) => JsonValue | undefined;
} {
  if (Array.isArray(value)) {
    const list = value as readonly JsonValue[];
    return { keys: [...list.keys()], value: (key) => list[Number(key)] };
  }
  const map = isJsonObject(value) ? value : {};
  return { keys: Object.keys(map), value: (key) => map[key] };
}

/** The way to a value of a ClusterConfig in its document, where entries of lists have places instead of names. */
export function documentPath(config: JsonValue, path: readonly ConfigStep[]): Path {
  const found: (string | number)[] = [];
  let current: JsonValue | undefined = config;
  let pattern = '';
  for (const step of path) {
    if (typeof step === 'string') {
      current = isJsonObject(current) ? current[step] : undefined;
      pattern = pattern === '' ? step : `${pattern}.${step}`;
      if (current === undefined) break;
      found.push(step);
    } else {
      const list: readonly JsonValue[] = Array.isArray(current) ? (current as readonly JsonValue[]) : [];
      const index = list.findIndex((entry) => entryIdentity(pattern, entry) === step.identity);
      if (index < 0) break;
      current = list[index];
      pattern = `${pattern}[]`;
      found.push(index);
    }
  }
  return found;
}
