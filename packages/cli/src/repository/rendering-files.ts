import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, type Diagnostic } from '@nodeless/core';
import {
  isAppSource,
  isKustomization,
  lockPath,
  MAX_MANIFEST_BYTES,
  type FolderDigest,
  type SourceFile,
} from '@nodeless/sources';
import { folderDigest } from './folder-digest.ts';
import { foldersOf } from './folders.ts';
import { isLink, isSource, readRepositorySource, symbolicLink } from './read-source.ts';

interface Read {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what `nodeless lock` has written for all apps. */
export function readRenderingFiles(root: string): Read {
  const apps = foldersOf(root, 'apps').value ?? [];
  const paths = apps.flatMap((app) => [
    ...(['helm', 'kustomize'] as const).map((tool) => lockPath(app, tool)),
    ...namesIn(root, `apps/${app}/renderings`).map((name) => `apps/${app}/renderings/${name}`),
  ]);
  return read(
    root,
    paths.filter((path) => isAppSource(path) && exists(root, path)),
  );
}

/**
 * What helm and kustomize read: the charts of this repository that apps name, and the manifests among which a kustomization is.
 *
 * @param apps the sources of all apps
 */
export function renderedFolders(
  root: string,
  apps: readonly SourceFile[],
): { readonly digests: readonly FolderDigest[]; readonly diagnostics: readonly Diagnostic[] } {
  const kustomized = apps
    .filter(({ path }) => isKustomization(path))
    .map(({ path }) => manifestsFolder(path));
  const charts = apps
    .filter(({ path }) => /^apps\/[^/]+\/(chart|overlays\/[^/]+)\.yaml$/.test(path))
    .flatMap(
      ({ bytes }) =>
        Buffer.from(bytes)
          .toString('utf8')
          .match(/\bcharts\/[\w.-]+/g) ?? [],
    );
  const paths = [...new Set([...kustomized, ...charts])].sort(compareText);
  const found = paths
    .filter((path) => exists(root, path))
    .map((path) => ({ path, ...readFolder(root, path) }));
  return {
    digests: found.map(({ path, files }) => folderDigest(path, files)),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

function manifestsFolder(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}

/** Reads a file, or all files below a folder at any depth, hidden ones too. */
export function readFolder(root: string, path: string): Read {
  const link = linkOn(root, path);
  if (link !== undefined) return { files: [], diagnostics: [symbolicLink(link)] };
  const paths = filesBelow(root, path);
  return read(root, paths);
}

function filesBelow(root: string, path: string): string[] {
  if (lstatSync(join(root, path)).isDirectory()) {
    return namesIn(root, path).flatMap((name) => filesBelow(root, `${path}/${name}`));
  }
  return [path];
}

function linkOn(root: string, path: string): string | undefined {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).find((place) => isLink(root, place));
}

function read(root: string, paths: readonly string[]): Read {
  const all = paths.map((path) => readRepositorySource(root, path, MAX_MANIFEST_BYTES));
  return {
    files: all.filter(isSource),
    diagnostics: all.flatMap((one) => (isSource(one) ? [] : [one])),
  };
}

function exists(root: string, path: string): boolean {
  return lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}

/** Sorted names in a folder; none where it is absent or no folder. */
function namesIn(root: string, folder: string): string[] {
  if (isLink(root, folder)) return [];
  try {
    return readdirSync(join(root, folder)).sort(compareText);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
