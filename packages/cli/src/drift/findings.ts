import type { Diagnostic, DiagnosticCode, JsonObject, JsonValue } from '@nodeless/core';
import { sourceOfConfig } from '@nodeless/provision';
import type { ClusterModel } from '@nodeless/sources';
import type { Drift, DriftKind } from './compare.ts';
import { pathText, type FieldPath } from './fields.ts';

/** A difference as a finding, at the value of the sources that decides it. */
export function driftFinding(model: ClusterModel, config: JsonObject, drift: Drift): Diagnostic {
  const { kind, path } = drift;
  return {
    code: CODES[kind],
    severity: kind === 'sources-changed' ? 'info' : 'error',
    message: `${pathText(path)}: ${whatDiffers(drift)}`,
    hint: HINTS[kind](model.spec.name),
    location: model.provenance(sourceOfConfig(model, placeIn(config, path))).location,
  };
}

const CODES: Readonly<Record<DriftKind, DiagnosticCode>> = {
  'aws-changed': 'drift/aws-changed',
  'both-changed': 'drift/both-changed',
  'sources-changed': 'drift/sources-changed',
};

function whatDiffers({ kind, rendered, sources, live }: Drift): string {
  const sides = [`AWS has ${shown(live)}`, `rendered is ${shown(rendered)}`];
  return [...sides, ...(kind === 'aws-changed' ? [] : [`the sources give ${shown(sources)}`])].join(', ');
}

const MOST_SHOWN = 120;

export function shown(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (value === true) return 'it';
  const text = JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

const HINTS: Readonly<Record<DriftKind, (cluster: string) => string>> = {
  'aws-changed': (cluster) =>
    `take it over into the sources, or undo it in AWS; npx nodeless bootstrap ${cluster} prints the commands of eksctl`,
  'both-changed': (cluster) =>
    `decide which of the two counts, then run npx nx run generate and apply ${cluster}`,
  'sources-changed': (cluster) => `run npx nx run generate, and apply ${cluster} after the merge`,
};

/** Entries of lists by their number, as the ClusterConfig has them; up to the list where there is no such entry. */
function placeIn(config: JsonObject, path: FieldPath): (string | number)[] {
  const place: (string | number)[] = [];
  let value: JsonValue | undefined = config;
  for (const segment of path) {
    if (Array.isArray(value)) {
      const items: readonly JsonValue[] = value;
      const index = items.findIndex((item) => NAMES.some((key) => (item as JsonObject)[key] === segment));
      if (index < 0) return place;
      place.push(index);
      value = items[index];
    } else {
      place.push(segment);
      value = (value as JsonObject | undefined)?.[segment];
    }
  }
  return place;
}

const NAMES = ['name', 'principalARN'];
