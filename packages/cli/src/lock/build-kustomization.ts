import { join } from 'node:path';
import type { Outcome } from '@nodeless/core';
import { inputsOf, type KustomizationRequest } from '@nodeless/sources';
import { folderDigest } from '../repository/folder-digest.ts';
import { readFolder } from '../repository/rendering-files.ts';
import { pathsOutside } from './kustomization-paths.ts';
import type { Kustomize } from './kustomize.ts';
import { renderTwice, type Rendering, type Surroundings } from './rendering.ts';
import { withScratch, writeCopies } from './scratch.ts';

/** Builds a kustomization from a copy of the manifests of its app, beside which nothing lies. */
export function buildKustomization(
  { root, slots }: Surroundings,
  kustomize: Kustomize,
  request: KustomizationRequest,
): Promise<Outcome<Rendering>> {
  return withScratch(async (scratch): Promise<Outcome<Rendering>> => {
    const { app, folder, location, sha256 } = request;
    const manifests = `apps/${app}/manifests`;
    const { files, diagnostics } = readFolder(root, manifests);
    const found = [...diagnostics, ...pathsOutside(manifests, files)];
    if (found.length > 0) return { diagnostics: found };
    if (folderDigest(manifests, files).sha256 !== sha256) {
      const message = `${manifests} has changed while it was read`;
      const hint = 'run the command again';
      return { diagnostics: [{ code: 'lock/failed', severity: 'error', message, hint, location }] };
    }
    writeCopies(join(scratch, 'app'), files, `apps/${app}`);
    const at = join(scratch, 'app', folder.slice(`apps/${app}/`.length));
    const made = await renderTwice(request, slots, () => kustomize.build(scratch, at));
    if (made.value === undefined) return { diagnostics: made.diagnostics };
    const { text, objects, images } = made.value;
    return {
      value: { text, locked: { objects, images, crds: [], inputs: inputsOf(request) } },
      diagnostics: [],
    };
  });
}
