import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';

/** Sorted paths of all files below a folder, with `/`. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export interface RenderedObject {
  readonly path: string;
  readonly object: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: { readonly name: string };
  };
}

/** Whether a file of a rendered tree holds a Kubernetes object. */
export function isObjectPath(path: string): boolean {
  return /^(argocd|manifests|bootstrap)\/.*\.yaml$/.test(path) && !path.endsWith('kustomization.yaml');
}

/** The Kubernetes objects of a rendered tree: what Argo CD reads, and what is applied once. */
export function renderedObjects(rendered: string): RenderedObject[] {
  return filesBelow(rendered)
    .filter(isObjectPath)
    .map((path) => ({
      path,
      object: parse(readFileSync(join(rendered, path), 'utf8')) as RenderedObject['object'],
    }));
}
