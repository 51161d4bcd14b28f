import type { Catalogue } from '@nodeless/catalogue';
import { hasErrors, isJsonObject, specPath, toManifest, type Diagnostic, type Outcome } from '@nodeless/core';
import type { Layer } from '../../layers/stack.ts';
import type { ManifestApp } from '../../model/manifest-app.ts';
import { readDocument, readManifests, type SourceFile } from '../../read/document.ts';
import {
  ManifestsOverlaySchema,
  ManifestsSchema,
  type ManifestsSpec,
  type Patch,
} from '../../schema/manifests.ts';
import type { AppFiles } from '../app-files.ts';
import { checkName, invalidFolder } from '../app-name.ts';
import type { AppForCluster, AppOutcome, AppSource } from '../app-source.ts';
import { type OverlayNames, perOverlays, readOverlays } from '../overlays.ts';
import { readSource } from '../validate.ts';
import { inNamespace } from './in-namespace.ts';
import { isKustomized, kustomizationOf } from './kustomization.ts';
import { objectsOf, type WrittenObject } from './objects.ts';
import { patched } from './patches.ts';

/** Reads an app that comes as manifests. Its app.yaml says what they do not, and may be missing. */
export function parseManifestApp(
  files: AppFiles,
  names: OverlayNames | undefined,
  catalogue: Catalogue,
): Outcome<AppSource> {
  const { folder, app, manifests, overlays } = files;
  const kustomized = kustomizationOf(files);
  const settings = readSettings(folder, app, manifests, catalogue);
  const written = isKustomized(files) ? [] : manifests.map((file) => readObjects(folder, file));
  const { layers, diagnostics: found } = readOverlays(overlays, names, ManifestsOverlaySchema);
  const diagnostics = [...settings.diagnostics, ...written.flatMap((one) => one.diagnostics), ...found];
  const { value } = settings;
  if (value === undefined || hasErrors(diagnostics)) return { diagnostics };
  const objects = written.flatMap((one) => one.objects);
  const of = perOverlays(layers, (chosen): AppOutcome => {
    const asked = [value.kustomization, ...chosen.map((layer) => layer.value['kustomization'])];
    const root = asked.findLast((one) => one !== undefined);
    if (!isKustomized(files) && root === undefined) return appOf(value, objects, chosen);
    const { value: built, diagnostics: found, ...rendering } = kustomized(String(root ?? '.'));
    if (built === undefined) return { diagnostics: found, ...rendering };
    return { ...appOf(value, built, chosen), ...rendering };
  });
  return { value: { of }, diagnostics };
}

type Settings = Pick<ManifestsSpec, 'name' | 'namespace' | 'podSecurity' | 'kustomization'>;

function readSettings(
  folder: string,
  app: SourceFile | undefined,
  [first]: readonly SourceFile[],
  catalogue: Catalogue,
): Outcome<Settings> {
  if (app === undefined) {
    const location = { file: first?.path ?? '', line: 1, column: 1, endLine: 1, endColumn: 1 };
    const diagnostics = ManifestsSchema.shape.name.safeParse(folder).success
      ? checkName(folder, folder, location, catalogue)
      : [invalidFolder(folder, location)];
    return diagnostics.length > 0
      ? { diagnostics }
      : { value: { name: folder, podSecurity: 'restricted' }, diagnostics };
  }
  const both = bothForms(app);
  if (both !== undefined) return { diagnostics: [both] };
  const { value, diagnostics } = readSource(ManifestsSchema, app, 'app');
  if (value === undefined) return { diagnostics };
  const { location } = value.stack.placeOf(['name']);
  const named = checkName(folder, value.value.name, location, catalogue);
  return named.length > 0 ? { diagnostics: named } : { value: value.value, diagnostics };
}

/** An app.yaml that describes the whole app beside manifests. */
function bothForms(app: SourceFile): Diagnostic | undefined {
  const document = readDocument(app).value;
  const location = document?.locateValue(['kind']);
  if (location === undefined || !isJsonObject(document?.data) || document.data['kind'] !== 'App')
    return undefined;
  return {
    code: 'manifests/both-forms',
    severity: 'error',
    message: 'app.yaml describes the app, and the folder manifests holds one, too',
    hint: 'keep one of them; with manifests app.yaml may have kind: Manifests, or be missing',
    location,
  };
}

function readObjects(
  folder: string,
  file: SourceFile,
): { readonly objects: readonly WrittenObject[]; readonly diagnostics: readonly Diagnostic[] } {
  const { value, diagnostics } = readManifests(file);
  const name = file.path.slice(`apps/${folder}/manifests/`.length);
  let count = 0;
  const found = (value ?? []).map((document) => {
    const first = count;
    const read = objectsOf(document, (index) => `${folder}/${name}/${first + index}`);
    count += read.objects.length + read.diagnostics.length;
    return read;
  });
  return {
    objects: found.flatMap(({ objects }) => objects),
    diagnostics: [...diagnostics, ...found.flatMap((one) => one.diagnostics)],
  };
}

function appOf(
  { name, namespace = name, podSecurity }: Settings,
  objects: readonly WrittenObject[],
  overlays: readonly Layer[],
): Outcome<AppForCluster> {
  let current = objects;
  for (const overlay of overlays) {
    const { value, diagnostics } = patched(
      current,
      overlay,
      (overlay.value['patches'] ?? []) as unknown as readonly Patch[],
    );
    if (value === undefined) return { diagnostics };
    current = value;
  }
  const app: ManifestApp = {
    name,
    namespace,
    podSecurity,
    objects: current.map(({ value, place }) => ({
      manifest: toManifest(inNamespace(value, namespace)),
      specPath: specPath(`manifest/${place}`),
    })),
  };
  const stacks = new Map(current.map(({ place, stack }) => [`manifest/${place}`, stack]));
  return { value: { form: 'manifests', app, stacks }, diagnostics: [] };
}
