import type { Catalogue } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import { hasErrors, type Diagnostic, type Outcome } from '@nodeless/core';
import { separateRemovals } from '../layers/removals.ts';
import { type Layer, LayerStack } from '../layers/stack.ts';
import { readDocument, type SourceFile } from '../read/document.ts';
import { AppOverlaySchema, AppSchema, type AppSpec } from '../schema/app.ts';
import { type AppFiles, overlayProblem, type OverlayNames } from './app-files.ts';
import type { AppSource, AppTarget } from './app-source.ts';
import type { AppRuleInput } from './rule.ts';
import { APP_RULES } from './rules.ts';
import { mapOf, readSource, validatePart, validateStack, type Source } from './validate.ts';

/** What the schema of an app cannot say. */
export function checkApp(input: AppRuleInput): Diagnostic[] {
  return APP_RULES.flatMap((rule) => rule.check(input));
}

/**
 * Reads an app. Without overlays it is the same in every cluster, and looked at as a whole; with overlays each file is a part,
 * and the whole is looked at for each cluster.
 *
 * @param names what overlays may be for; undefined while fleet.yaml cannot be read
 */
export function parseApp(
  files: AppFiles,
  names: OverlayNames | undefined,
  catalogue: Catalogue,
): Outcome<AppSource> {
  return files.overlays.size === 0 ? parseWhole(files, catalogue) : parseLayered(files, names, catalogue);
}

function parseWhole({ folder, app }: AppFiles, catalogue: Catalogue): Outcome<AppSource> {
  const read = readSource(AppSchema, app, 'app');
  if (read.value === undefined) return { diagnostics: read.diagnostics };
  const diagnostics = [...read.diagnostics, ...checkApp({ ...read.value, folder, catalogue })];
  if (hasErrors(diagnostics)) return { diagnostics };
  const everywhere: Outcome<Source<AppSpec>> = { value: read.value, diagnostics: [] };
  return { value: { of: () => everywhere }, diagnostics };
}

function parseLayered(
  { folder, app, overlays }: AppFiles,
  names: OverlayNames | undefined,
  catalogue: Catalogue,
): Outcome<AppSource> {
  const base = readLayer(app, 'app');
  const diagnostics: Diagnostic[] = [...base.diagnostics];
  if (base.value !== undefined) diagnostics.push(...validatePart(AppSchema, base.value));
  const layers = new Map<string, Layer>();
  for (const [name, file] of overlays) {
    if (names !== undefined) diagnostics.push(...checkName(name, file, names));
    const layer = readLayer(file, names?.stages.includes(name) ? 'stage' : 'cluster');
    diagnostics.push(...layer.diagnostics);
    if (layer.value === undefined) continue;
    diagnostics.push(...validatePart(AppOverlaySchema, layer.value));
    layers.set(name, layer.value);
  }
  const lowest = base.value;
  if (lowest === undefined || hasErrors(diagnostics)) return { diagnostics };

  const known = new Map<string, Outcome<Source<AppSpec>>>();
  const of = ({ stage, cluster }: AppTarget): Outcome<Source<AppSpec>> => {
    const chosen = [stage, cluster].filter((name) => name !== undefined && layers.has(name)) as string[];
    const key = chosen.join('\n');
    const made =
      known.get(key) ?? merge(folder, [lowest, ...chosen.flatMap((name) => layers.get(name) ?? [])]);
    known.set(key, made);
    return made;
  };
  const merge = (name: string, stacked: [Layer, ...Layer[]]): Outcome<Source<AppSpec>> => {
    const stack = new LayerStack(stacked);
    const { value, diagnostics: found } = validateStack(AppSchema, stack);
    if (value === undefined) return { diagnostics: found };
    const source = { value, document: lowest.document, stack };
    const all = [...found, ...checkApp({ ...source, folder: name, catalogue })];
    return hasErrors(all) ? { diagnostics: all } : { value: source, diagnostics: all };
  };
  return { value: { of }, diagnostics };
}

function readLayer(file: SourceFile, name: Layer['name']): Outcome<Layer> {
  const { value: document, diagnostics } = readDocument(file);
  if (document === undefined) return { diagnostics };
  const map = mapOf(document);
  if (map.value === undefined) return { diagnostics: map.diagnostics };
  const layer = name === 'app' ? { value: map.value } : separateRemovals(document, map.value);
  return { value: { name, document, base: [], ...layer }, diagnostics: [] };
}

function checkName(name: string, file: SourceFile, { stages, clusters }: OverlayNames): Diagnostic[] {
  const [isStage, isCluster] = [stages.includes(name), clusters.includes(name)];
  if (isStage !== isCluster) return [];
  if (isStage) {
    const message = `${JSON.stringify(name)} is a stage and a cluster: nobody can say which one the overlay is for`;
    return [overlayProblem(file, { code: 'spec/unknown-overlay', message, hint: 'rename one of the two' })];
  }
  const message = `the overlay is for ${JSON.stringify(name)}, which is no stage of clusters/fleet.yaml and no cluster`;
  const hint = suggestion(name, [...stages, ...clusters]) ?? 'delete it';
  return [overlayProblem(file, { code: 'spec/unknown-overlay', message, hint })];
}
