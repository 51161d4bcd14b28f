import type { Segments } from '@nodeless/catalogue';
import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { Provenance } from '../model/model.ts';
import type { SourceDocument } from '../read/document.ts';
import { mergeLayers } from './merge.ts';
import { withoutKey } from './removals.ts';

/** One layer of a value: a map inside a document. */
export interface Layer {
  readonly name: Exclude<Provenance['layer'], 'default'>;
  readonly document: SourceDocument;
  /** Where the map stands in the document, for instance `['stages', 'prod']`. */
  readonly base: Segments;
  readonly value: JsonObject;
  /** Keys that this layer takes away from those below. @default none */
  readonly removed?: readonly Segments[];
}

export interface Place extends Provenance {
  /** The layer's document and the path in it that {@link Provenance.location} shows. */
  readonly document: SourceDocument;
  readonly segments: Segments;
}

/** Layers from the lowest to the highest, merged; each value knows who wrote it. */
export class LayerStack {
  readonly value: JsonObject;
  readonly #layers: readonly [Layer, ...Layer[]];

  /** @param layers at least one, lowest first; the last one owns what nobody wrote */
  constructor(layers: readonly [Layer, ...Layer[]]) {
    this.#layers = layers;
    this.value = layers.slice(1).reduce((merged, { value, removed = [] }) => {
      const left = removed.reduce(withoutKey, merged);
      return mergeLayers(left, value);
    }, layers[0].value);
  }

  /** The same with one more layer on top. */
  under(layer: Layer): LayerStack {
    const [lowest, ...others] = this.#layers;
    return new LayerStack([lowest, ...others, layer]);
  }

  /** The layer that decides the value at `segments`, or the nearest value around it that somebody wrote. */
  placeOf(segments: Segments): Place {
    for (let length = segments.length; length >= 0; length -= 1) {
      const path = segments.slice(0, length);
      const layer = this.#ownerOf(path);
      if (layer !== undefined) {
        const inDocument = [...layer.base, ...path];
        const location = layer.document.locateValue(inDocument);
        if (location !== undefined) {
          const written = length === segments.length;
          return {
            layer: written ? layer.name : 'default',
            location,
            document: layer.document,
            segments: inDocument,
          };
        }
      }
    }
    throw new Error('a layer without a document');
  }

  #ownerOf(segments: Segments): Layer | undefined {
    const top = this.#layers[this.#layers.length - 1];
    if (segments.length === 0) return top;
    for (const layer of [...this.#layers].reverse()) {
      const reach = reachOf(layer.value, segments);
      if (reach === 'holds') return layer;
      if (reach === 'hides' || layer.removed?.some((path) => isBelow(segments, path))) return undefined;
    }
    return undefined;
  }
}

/** Is a path that of a key, or of something in its value? */
function isBelow(path: Segments, key: Segments): boolean {
  return key.every((segment, index) => path[index] === segment);
}

/** Does a layer hold the value, leave it open, or hide it from the layers below by something that is not a map? */
function reachOf(value: JsonValue, segments: Segments): 'holds' | 'open' | 'hides' {
  let current: JsonValue = value;
  let insideList = false;
  for (const segment of segments) {
    if (Array.isArray(current)) {
      insideList = true;
      const item = (current as readonly JsonValue[])[Number(segment)];
      if (item === undefined) return 'hides';
      current = item;
    } else if (isJsonObject(current)) {
      if (!Object.hasOwn(current, segment)) return insideList ? 'hides' : 'open';
      current = current[segment] as JsonValue;
    } else {
      return 'hides';
    }
  }
  return 'holds';
}
