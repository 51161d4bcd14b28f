import type { Diagnostic, Outcome, SourceLocation } from '@nodeless/core';
import { LayerStack } from '../../layers/stack.ts';
import { readDocument, type SourceFile } from '../../read/document.ts';
import type { AppFiles } from '../app-files.ts';
import type { FolderDigest } from '../renderings/folder-digest.ts';
import type { KustomizationRequest } from '../renderings/request.ts';
import { storedObjects } from '../renderings/stored.ts';
import type { WrittenObject } from './objects.ts';

/** Names that kustomize looks for. Source: RecognizedKustomizationFileNames in api/konfig/general.go of kustomize v5.7.1 */
const NAME = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

/** Is this the path of a kustomization? */
export function isKustomization(path: string): boolean {
  return NAME.test(path);
}

/** Is there any kustomization among the manifests? Then they are what kustomize reads, and no manifests of their own. */
export function isKustomized(files: AppFiles): boolean {
  return digestOf(files) !== undefined;
}

function rootOf({ folder }: AppFiles): string {
  return `apps/${folder}/manifests`;
}

function digestOf(files: AppFiles): FolderDigest | undefined {
  return files.digests.find(({ path }) => path === rootOf(files));
}

/** What a kustomization was built to, and how that is asked for. */
export interface BuiltObjects extends Outcome<readonly WrittenObject[]> {
  readonly rendering?: KustomizationRequest;
}

/**
 * The objects of the kustomization in a folder below `manifests/`, as they were built beforehand.
 *
 * @param folder relative to `manifests/`; `.` is that folder itself
 */
export function kustomizationOf(files: AppFiles): (folder: string) => BuiltObjects {
  const { folder: app, manifests } = files;
  const root = rootOf(files);
  const digest = digestOf(files);
  return (folder) => {
    const place = folder === '.' ? root : `${root}/${folder}`;
    const file = manifests.find(
      ({ path }) => isKustomization(path) && path.slice(0, path.lastIndexOf('/')) === place,
    );
    if (file === undefined || digest === undefined)
      return { diagnostics: [noKustomization(place, manifests[0]?.path ?? place)] };
    const location: SourceLocation = { file: file.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
    const rendering: KustomizationRequest = {
      ...{ tool: 'kustomize', app, location, folder: place },
      sha256: digest.sha256,
    };
    const { value, diagnostics } = storedObjects(files, rendering);
    if (value === undefined || diagnostics.length > 0) {
      const located = diagnostics.map((one) => (one.code.startsWith('lock/') ? one : { ...one, location }));
      return { diagnostics: located, rendering };
    }
    return { ...builtFrom(file, value), rendering };
  };
}

/** What was built stands where the kustomization begins; what an overlay changes, in the overlay. */
function builtFrom(file: SourceFile, objects: readonly WrittenObject[]): Outcome<readonly WrittenObject[]> {
  const { value: document, diagnostics } = readDocument(file);
  if (document === undefined) return { diagnostics };
  const stack = new LayerStack([{ name: 'manifest', document, base: [], value: {} }]);
  return { value: objects.map((object) => ({ ...object, stack })), diagnostics };
}

function noKustomization(folder: string, file: string): Diagnostic {
  return {
    code: 'manifests/kustomization',
    severity: 'error',
    message: `${folder} has no kustomization.yaml`,
    hint: 'name the folder that is to be built: in app.yaml or in an overlay, kustomization: overlays/prod',
    location: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}
