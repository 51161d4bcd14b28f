import { suggestion } from '@nodeless/catalogue/schema';
import { hasErrors, type Diagnostic, type JsonObject, type Outcome } from '@nodeless/core';
import type { z } from 'zod';
import { separateRemovals } from '../layers/removals.ts';
import { type Layer, LayerStack } from '../layers/stack.ts';
import { readDocument, type SourceDocument, type SourceFile } from '../read/document.ts';
import type { AppTarget } from './app-source.ts';
import { mapOf, type Source, validatePart, validateStack } from './validate.ts';

/** Names that an overlay can have. */
export interface OverlayNames {
  readonly stages: readonly string[];
  readonly clusters: readonly string[];
}

/**
 * Reads one layer of an app. What it lacks may stand in another one.
 *
 * @param keepsNull the keys of the layer in whose values null is a value, and takes nothing away by itself
 */
export function readLayer(
  file: SourceFile,
  name: Layer['name'],
  schema: z.ZodType,
  keepsNull: readonly string[] = [],
): Outcome<Layer> {
  const { value: document, diagnostics } = readDocument(file);
  if (document === undefined) return { diagnostics };
  const map = mapOf(document);
  if (map.value === undefined) return { diagnostics: map.diagnostics };
  const values = name === 'app' ? { value: map.value } : separated(document, map.value, keepsNull);
  const layer: Layer = { name, document, base: [], ...values };
  return { value: layer, diagnostics: validatePart(schema, layer) };
}

function separated(
  document: SourceDocument,
  whole: JsonObject,
  keepsNull: readonly string[],
): ReturnType<typeof separateRemovals> {
  const kept = Object.entries(whole).filter(([key, value]) => keepsNull.includes(key) && value !== null);
  const rest = Object.entries(whole).filter(([key, value]) => !keepsNull.includes(key) || value === null);
  const { value, removed } = separateRemovals(document, Object.fromEntries(rest));
  return { value: { ...value, ...Object.fromEntries(kept) }, removed };
}

/**
 * Reads the overlays of an app, each as a part.
 *
 * @param names what they may be for; undefined while fleet.yaml cannot be read
 */
export function readOverlays(
  files: ReadonlyMap<string, SourceFile>,
  names: OverlayNames | undefined,
  schema: z.ZodType,
  keepsNull: readonly string[] = [],
): { readonly layers: ReadonlyMap<string, Layer>; readonly diagnostics: readonly Diagnostic[] } {
  const layers = new Map<string, Layer>();
  const diagnostics: Diagnostic[] = [];
  for (const [name, file] of files) {
    if (names !== undefined) diagnostics.push(...checkName(name, file, names));
    const layer = readLayer(file, names?.stages.includes(name) ? 'stage' : 'cluster', schema, keepsNull);
    diagnostics.push(...layer.diagnostics);
    if (layer.value !== undefined) layers.set(name, layer.value);
  }
  return { layers, diagnostics };
}

/** Makes something of the overlays that a cluster gets, the one of its stage first; of the same ones only once. */
export function perOverlays<T>(
  layers: ReadonlyMap<string, Layer>,
  make: (chosen: readonly Layer[]) => T,
): (target: Pick<AppTarget, 'stage' | 'cluster'>) => T {
  const known = new Map<string, T>();
  return ({ stage, cluster }) => {
    const names = [stage, cluster].filter((name) => name !== undefined && layers.has(name)) as string[];
    const key = names.join('\n');
    const made = known.has(key)
      ? (known.get(key) as T)
      : make(names.flatMap((name) => layers.get(name) ?? []));
    known.set(key, made);
    return made;
  };
}

function checkName(name: string, file: SourceFile, { stages, clusters }: OverlayNames): Diagnostic[] {
  const [isStage, isCluster] = [stages.includes(name), clusters.includes(name)];
  if (isStage !== isCluster) return [];
  if (isStage) {
    const message = `${JSON.stringify(name)} is a stage and a cluster: nobody can say which one the overlay is for`;
    return [problem(file, message, 'rename one of the two')];
  }
  const message = `the overlay is for ${JSON.stringify(name)}, which is no stage of clusters/fleet.yaml and no cluster`;
  return [problem(file, message, suggestion(name, [...stages, ...clusters]) ?? 'delete it')];
}

function problem({ path }: SourceFile, message: string, hint: string): Diagnostic {
  const location = { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { code: 'spec/unknown-overlay', severity: 'error', message, hint, location };
}

/** Merges the layers of an app and looks at the whole: with the schema, then with what the schema cannot say. */
export function mergedSource<T extends z.ZodType>(
  schema: T,
  layers: readonly [Layer, ...Layer[]],
  check: (source: Source<z.output<T>>) => readonly Diagnostic[],
): Outcome<Source<z.output<T>>> {
  const stack = new LayerStack(layers);
  const { value, diagnostics: found } = validateStack(schema, stack);
  if (value === undefined) return { diagnostics: found };
  const source = { value, document: layers[0].document, stack };
  const diagnostics = [...found, ...check(source)];
  return hasErrors(diagnostics) ? { diagnostics } : { value: source, diagnostics };
}
