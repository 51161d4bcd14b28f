import type { Diagnostic, Outcome, SourceLocation } from '@nodeless/core';
import { isJsonObject, type JsonValue } from '@nodeless/core';
import { z } from 'zod';
import { type Layer, LayerStack } from '../layers/stack.ts';
import { readDocument, type SourceDocument, type SourceFile } from '../read/document.ts';
import { SafetySchema } from '../schema/cluster.ts';
import { WaiversSchema } from '../schema/waiver.ts';
import type { WaiverSpec } from '../schema/waiver.ts';
import { mapOf, validateStack } from './validate.ts';

/** What a review needs to know of a cluster. The rest of its sources may be wrong: `nodeless check` says so. */
export interface ReviewSettings {
  readonly waivers: readonly (WaiverSpec & { readonly location: SourceLocation })[];
  readonly maxDeletedPercent: number;
  /** As it is written; whether the fleet has it says `nodeless check`. */
  readonly stage?: string;
}

const Settings = z.looseObject({ waivers: WaiversSchema, safety: SafetySchema });

/** Reads fleet.yaml once, and then the settings of each cluster. */
export class ReviewSettingsReader {
  readonly #fleet: Outcome<SourceDocument>;

  constructor(fleet: SourceFile | undefined) {
    this.#fleet = fleet === undefined ? { diagnostics: [] } : readDocument(fleet);
  }

  /**
   * Settings of a cluster; without its file those of the defaults.
   *
   * @returns no value when a waiver is wrong: a wrong waiver must not look like one that nobody wrote
   */
  read(cluster: SourceFile | undefined): Outcome<ReviewSettings> {
    const own: Outcome<SourceDocument> = cluster === undefined ? { diagnostics: [] } : readDocument(cluster);
    const map = own.value === undefined ? undefined : mapOf(own.value);
    const diagnostics: Diagnostic[] = [
      ...this.#fleet.diagnostics,
      ...own.diagnostics,
      ...(map?.diagnostics ?? []),
    ];
    if (diagnostics.length > 0) return { diagnostics };
    const stage = map?.value?.['stage'];
    const fleet = this.#fleet.value;
    const layers: Layer[] = [
      ...(fleet === undefined ? [] : [layerOf('fleet', fleet, ['defaults'])]),
      ...(fleet === undefined || typeof stage !== 'string'
        ? []
        : [layerOf('stage', fleet, ['stages', stage])]),
      ...(own.value === undefined ? [] : [layerOf('cluster', own.value, [])]),
    ];
    const [first, ...rest] = layers;
    if (first === undefined) return { value: defaults(), diagnostics };
    const stack = new LayerStack([first, ...rest]);
    const { value, diagnostics: problems } = validateStack(Settings, stack);
    if (value === undefined) return { diagnostics: problems };
    return {
      value: {
        waivers: value.waivers.map((waiver, index) => ({
          ...waiver,
          location: stack.placeOf(['waivers', index]).location,
        })),
        maxDeletedPercent: value.safety.maxDeletedPercent,
        ...(typeof stage === 'string' ? { stage } : {}),
      },
      diagnostics: [],
    };
  }
}

function defaults(): ReviewSettings {
  const { safety } = Settings.parse({});
  return { waivers: [], maxDeletedPercent: safety.maxDeletedPercent };
}

function layerOf(name: Layer['name'], document: SourceDocument, base: readonly string[]): Layer {
  const value = base.reduce<JsonValue>(
    (map, key) => (isJsonObject(map) && Object.hasOwn(map, key) ? (map[key] ?? null) : null),
    document.data as JsonValue,
  );
  return { name, document, base, value: isJsonObject(value) ? value : {} };
}
