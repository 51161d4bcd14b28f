import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** The way to a value, from the top of a document. */
export type Path = readonly (string | number)[];

/** Values of a cluster.yaml in the making, each with the place in the ClusterConfig that it was read at. */
export class ClusterDraft {
  #value: { [key: string]: JsonValue } = {};
  readonly #origins = new Map<string, Path>();

  /** The document so far. */
  get value(): JsonObject {
    return this.#value;
  }

  /**
   * Sets a value; undefined sets nothing.
   *
   * @param from where it was read. @default it was not
   */
  set(path: readonly string[], value: JsonValue | undefined, from?: Path): void {
    if (value === undefined) return;
    this.#value = withValue(this.#value, path, value);
    if (from !== undefined) this.from(path, from);
  }

  /** Says where a value was read, also one inside of a value that was set. */
  from(path: Path, from: Path): void {
    this.#origins.set(JSON.stringify(path), from);
  }

  /** Where a value was read, or the nearest value around it. */
  originOf(path: Path): Path | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const found = this.#origins.get(JSON.stringify(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** A map with a value at a place, and maps on the way to it. */
export function withValue(
  map: JsonObject,
  [key, ...deeper]: readonly string[],
  value: JsonValue,
): { [key: string]: JsonValue } {
  if (key === undefined) return { ...map };
  const below = Object.hasOwn(map, key) ? map[key] : undefined;
  const inner = deeper.length === 0 ? value : withValue(isJsonObject(below) ? below : {}, deeper, value);
  return { ...map, [key]: inner };
}
