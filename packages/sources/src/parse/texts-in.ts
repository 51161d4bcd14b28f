import type { Segments } from '@nodeless/catalogue';
import { isJsonObject } from '@nodeless/core';

/** A text of the sources with its place. */
export interface PlacedText {
  readonly text: string;
  readonly path: Segments;
}

/** All texts below a value that match, in the order of the sources. */
export function* textsIn(value: unknown, pattern: RegExp, path: Segments = []): Iterable<PlacedText> {
  if (typeof value === 'string' && pattern.test(value)) yield { text: value, path };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* textsIn(item, pattern, [...path, index]);
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, pattern, [...path, key]);
  }
}
