import type { Segments } from '@nodeless/catalogue';
import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { SourceDocument } from '../read/document.ts';

const NULL = /^(null|Null|NULL|~)$/;

/** The values of a layer, and the keys that it takes away from the layers below. */
export interface Separated {
  readonly value: JsonObject;
  readonly removed: readonly Segments[];
}

/**
 * Takes apart what a layer sets and what it removes: a key whose value is written as `null` (or `~`) is removed, as in a
 * JSON merge patch (RFC 7386). A key without any value stays where it is, to be refused: it is more often forgotten than
 * meant. Lists are replaced as a whole, so that nothing inside one is removed.
 */
export function separateRemovals(
  document: SourceDocument,
  value: JsonObject,
  base: Segments = [],
): Separated {
  const kept: [string, JsonValue][] = [];
  const removed: Segments[] = [];
  for (const [key, item] of Object.entries(value)) {
    const path = [...base, key];
    if (item === null && NULL.test(document.typedText(path) ?? '')) {
      removed.push(path);
    } else if (isJsonObject(item)) {
      const below = separateRemovals(document, item, path);
      removed.push(...below.removed);
      kept.push([key, below.value]);
    } else {
      kept.push([key, item as JsonValue]);
    }
  }
  return { value: Object.fromEntries(kept), removed };
}

/** A map without one key, however deep; the same map where it does not hold the key. */
export function withoutKey(map: JsonObject, [key, ...deeper]: Segments): JsonObject {
  if (key === undefined || !Object.hasOwn(map, key)) return map;
  const { [key]: inner, ...others } = map;
  if (deeper.length === 0) return others;
  return isJsonObject(inner) ? { ...map, [key]: withoutKey(inner, deeper) } : map;
}
