import type { Catalogue } from '@nodeless/catalogue';
import { hasErrors, type Diagnostic, type Outcome } from '@nodeless/core';
import type { Layer } from '../layers/stack.ts';
import type { SourceFile } from '../read/document.ts';
import { AppOverlaySchema, AppSchema } from '../schema/app.ts';
import type { AppFiles } from './app-files.ts';
import type { AppForCluster, AppSource } from './app-source.ts';
import { mergedSource, type OverlayNames, perOverlays, readLayer, readOverlays } from './overlays.ts';
import type { AppRuleInput } from './rule.ts';
import { APP_RULES } from './rules.ts';
import { readSource } from './validate.ts';

/** What the schema of an app cannot say. */
export function checkApp(input: AppRuleInput): Diagnostic[] {
  return APP_RULES.flatMap((rule) => rule.check(input));
}

/**
 * Reads an app that app.yaml describes. Without overlays it is the same in every cluster, and looked at as a whole; with
 * overlays each file is a part, and the whole is looked at for each cluster.
 *
 * @param names what overlays may be for; undefined while fleet.yaml cannot be read
 */
export function parseApp(
  { folder, overlays }: AppFiles,
  app: SourceFile,
  names: OverlayNames | undefined,
  catalogue: Catalogue,
): Outcome<AppSource> {
  if (overlays.size === 0) return parseWhole(folder, app, catalogue);
  const base = readLayer(app, 'app', AppSchema);
  const { layers, diagnostics: found } = readOverlays(overlays, names, AppOverlaySchema);
  const diagnostics = [...base.diagnostics, ...found];
  const lowest = base.value;
  if (lowest === undefined || hasErrors(diagnostics)) return { diagnostics };
  const of = perOverlays(layers, (chosen) => merged(folder, [lowest, ...chosen], catalogue));
  return { value: { of }, diagnostics };
}

function parseWhole(folder: string, app: SourceFile, catalogue: Catalogue): Outcome<AppSource> {
  const read = readSource(AppSchema, app, 'app');
  if (read.value === undefined) return { diagnostics: read.diagnostics };
  const diagnostics = [...read.diagnostics, ...checkApp({ ...read.value, folder, catalogue })];
  if (hasErrors(diagnostics)) return { diagnostics };
  const everywhere: Outcome<AppForCluster> = { value: { form: 'app', source: read.value }, diagnostics: [] };
  return { value: { of: () => everywhere }, diagnostics };
}

function merged(
  folder: string,
  layers: readonly [Layer, ...Layer[]],
  catalogue: Catalogue,
): Outcome<AppForCluster> {
  const { value: source, diagnostics } = mergedSource(AppSchema, layers, (whole) =>
    checkApp({ ...whole, folder, catalogue }),
  );
  return source === undefined ? { diagnostics } : { value: { form: 'app', source }, diagnostics };
}
