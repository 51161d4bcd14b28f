import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Outcome,
  type SourceLocation,
} from '@nodeless/core';
import type { z } from 'zod';
import type { Segments } from '@nodeless/catalogue';
import { LayerStack } from '../layers/stack.ts';
import type { SourceDocument } from '../read/document.ts';
import { validateStack } from './validate.ts';

/** An object of Kubernetes as it stands in a file. A key without a value counts as absent, as the API server has it. */
export class SourceObject {
  readonly value: JsonObject;
  readonly #document: SourceDocument;
  readonly #base: Segments;
  readonly #stack: LayerStack;

  /** @param base where the object stands in the document: `[]`, or `['items', 0]` */
  constructor(document: SourceDocument, base: Segments, value: JsonObject) {
    this.value = withoutNulls(value);
    this.#document = document;
    this.#base = base;
    this.#stack = new LayerStack([{ name: 'manifest', document, base, value: this.value }]);
  }

  /** The object as a schema reads it, or every problem with its place. */
  validate<T extends z.ZodType>(schema: T): Outcome<z.output<T>> {
    return validateStack(schema, this.#stack);
  }

  /**
   * Place of a lone value; of the key of a map or a list. For what is not written, the key of the nearest value around it.
   */
  locate(path: Segments): SourceLocation {
    const { segments, location } = this.#stack.placeOf(path);
    const written = segments.length === this.#base.length + path.length;
    if (written && this.#document.typedText(segments) !== undefined) return location;
    return this.#document.locateKey(segments) ?? location;
  }

  /** Place of the key that leads to a value. */
  locateKey(path: Segments): SourceLocation {
    return this.#document.locateKey([...this.#base, ...path]) ?? this.locate(path);
  }
}

/** An object without the keys that have no value. */
export function withoutNulls(map: JsonObject): JsonObject {
  const kept = Object.entries(map).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([key, value]) => [key, inside(value)]));
}

function inside(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(inside);
  return isJsonObject(value) ? withoutNulls(value) : value;
}
