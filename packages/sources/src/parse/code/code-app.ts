import type { Catalogue } from '@nodeless/catalogue';
import {
  hasErrors,
  isJsonObject,
  type Diagnostic,
  type JsonObject,
  type Outcome,
  type SourceLocation,
} from '@nodeless/core';
import type { Layer } from '../../layers/stack.ts';
import type { AppCode, LoadCode } from '../../model/code-app.ts';
import { readDocument, type SourceFile } from '../../read/document.ts';
import { API_VERSION } from '../../schema/cluster.ts';
import { CodeAppSchema, CodeOverlaySchema } from '../../schema/code-app.ts';
import type { AppFiles } from '../app-files.ts';
import { checkName, invalidFolder } from '../app-name.ts';
import type { AppForCluster, AppSource } from '../app-source.ts';
import { mergedSource, type OverlayNames, perOverlays, readLayer, readOverlays } from '../overlays.ts';

/**
 * Reads an app that is code. Its app.yaml says what the code gets, and may be missing.
 *
 * @param names what overlays may be for; undefined while fleet.yaml cannot be read
 */
export function parseCodeApp(
  files: AppFiles,
  code: SourceFile,
  names: OverlayNames | undefined,
  catalogue: Catalogue,
  load: LoadCode,
): Outcome<AppSource> {
  const both = bothForms(files, code);
  if (both !== undefined) return { diagnostics: [both] };
  const { folder, app, overlays } = files;
  const base = readLayer(app ?? unwritten(folder, code), 'app', CodeAppSchema);
  const { layers, diagnostics: found } = readOverlays(overlays, names, CodeOverlaySchema);
  const loaded = load(code);
  const named = app === undefined ? checkFolder(folder, placeIn(code), catalogue) : [];
  const diagnostics = [...named, ...base.diagnostics, ...found, ...loaded.diagnostics];
  const { value: lowest } = base;
  const { value: ready } = loaded;
  if (lowest === undefined || ready === undefined || hasErrors(diagnostics)) return { diagnostics };
  const make = (chosen: readonly Layer[]) => merged(folder, [lowest, ...chosen], catalogue, ready);
  const of = perOverlays(layers, make);
  if (layers.size > 0) return { value: { of }, diagnostics };
  const everywhere = make([]);
  return everywhere.value === undefined
    ? { diagnostics: [...diagnostics, ...everywhere.diagnostics] }
    : { value: { of }, diagnostics };
}

function merged(
  folder: string,
  layers: readonly [Layer, ...Layer[]],
  catalogue: Catalogue,
  code: AppCode,
): Outcome<AppForCluster> {
  const { value: source, diagnostics } = mergedSource(CodeAppSchema, layers, ({ value, stack }) =>
    checkName(folder, value.name, stack.placeOf(['name']).location, catalogue),
  );
  if (source === undefined) return { diagnostics };
  const { name, namespace = name, podSecurity, values } = source.value;
  const app = { name, namespace, podSecurity, values: values as JsonObject, code };
  return { value: { form: 'code', app, stack: source.stack }, diagnostics };
}

/** What stands for an app.yaml that is missing. Its places are the beginning of the code. */
function unwritten(folder: string, { path }: SourceFile): SourceFile {
  const text = JSON.stringify({ apiVersion: API_VERSION, kind: 'Code', name: folder });
  return { path, bytes: new TextEncoder().encode(text) };
}

function checkFolder(folder: string, location: SourceLocation, catalogue: Catalogue): Diagnostic[] {
  return CodeAppSchema.shape.name.safeParse(folder).success
    ? checkName(folder, folder, location, catalogue)
    : [invalidFolder(folder, location)];
}

function bothForms({ app, chart, manifests, code }: AppFiles, own: SourceFile): Diagnostic | undefined {
  const other = code.find(({ path }) => path !== own.path) ?? chart ?? manifests[0];
  const hint = 'keep one of them; what stands beside code is another app in a folder of its own';
  if (other !== undefined)
    return twoForms(`the app is code, and ${other.path} stands beside it`, hint, placeIn(own));
  const document = app && readDocument(app).value;
  const location = document?.locateValue(['kind']);
  if (location === undefined || !isJsonObject(document?.data)) return undefined;
  const { kind } = document.data;
  if (kind !== 'App' && kind !== 'Manifests' && kind !== 'Chart') return undefined;
  const message = `app.yaml has kind: ${kind}, and ${own.path} stands beside it`;
  return twoForms(
    message,
    'keep one of them; beside code app.yaml may have kind: Code, or be missing',
    location,
  );
}

function twoForms(message: string, hint: string, location: SourceLocation): Diagnostic {
  return { code: 'app-ts/both-forms', severity: 'error', message, hint, location };
}

function placeIn({ path: file }: SourceFile): SourceLocation {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
