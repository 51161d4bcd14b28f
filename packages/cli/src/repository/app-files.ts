import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { compareText, type Diagnostic } from '@nodeless/core';
import { isAppSource, isKustomization, mostBytes, type SourceFile } from '@nodeless/sources';
import { foldersOf, type Arrange } from './folders.ts';
import {
  isLink,
  isSource,
  misnamed,
  readRepositorySource,
  symbolicLink,
  unreadableFolder,
} from './read-source.ts';

/** Paths, and what stands in the way of finding more. */
interface Found {
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Paths of the sources of all apps, app.yaml also where it is missing and nothing else makes the app. */
export function appSourcePaths(root: string, arrange: Arrange): Found {
  const folders = foldersOf(root, 'apps');
  const found = arrange(folders.value ?? []).map((app) => sourcesOf(root, `apps/${app}`, arrange));
  return {
    paths: found.flatMap(({ paths }) => paths),
    diagnostics: [...folders.diagnostics, ...found.flatMap(({ diagnostics }) => diagnostics)],
  };
}

/** Reads the sources of all apps. */
export function readAppFiles(
  root: string,
  arrange: Arrange,
): { readonly files: readonly SourceFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const { paths, diagnostics } = appSourcePaths(root, arrange);
  const read = paths.map((path) => readRepositorySource(root, path, mostBytes(path)));
  return {
    files: read.filter(isSource),
    diagnostics: [...diagnostics, ...read.flatMap((one) => (isSource(one) ? [] : [one]))],
  };
}

function sourcesOf(root: string, app: string, arrange: Arrange): Found {
  const manifests = manifestsOf(root, `${app}/manifests`);
  const overlays = overlaysOf(root, `${app}/overlays`);
  const names = entryNames(root, app);
  const chart = names.includes('chart.yaml') ? [`${app}/chart.yaml`] : [];
  const code = ['app.js', 'app.ts'].filter((name) => names.includes(name)).map((name) => `${app}/${name}`);
  const others = [...chart, ...code];
  const needed = (manifests.paths.length === 0 && others.length === 0) || names.includes('app.yaml');
  const descriptions = [...(needed ? [`${app}/app.yaml`] : []), ...others];
  // Beside a kustomization they are what kustomize reads, and no manifests of the app.
  const kustomizations = manifests.paths.filter(isKustomization);
  const read = kustomizations.length > 0 ? kustomizations : manifests.paths;
  return {
    paths: [...descriptions, ...arrange(read), ...arrange(overlays.paths)],
    diagnostics: [...manifests.diagnostics, ...overlays.diagnostics],
  };
}

/** Manifests at any depth, sorted. Other files, such as a README, are passed over, and so is what is hidden. */
function manifestsOf(root: string, folder: string): Found {
  const entries = visible(entriesOf(root, folder));
  if (!Array.isArray(entries)) return { paths: [], diagnostics: [entries] };
  const found = entries.map((entry): Found => {
    const path = `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) return { paths: [], diagnostics: [symbolicLink(path)] };
    if (entry.isDirectory()) return manifestsOf(root, path);
    return { paths: isAppSource(path) ? [path] : [], diagnostics: [] };
  });
  return {
    paths: found.flatMap(({ paths }) => paths),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The overlays in a folder of an app, sorted. Whatever else lies there would be taken for one that has an effect. */
function overlaysOf(root: string, folder: string): Found {
  const entries = visible(entriesOf(root, folder));
  if (!Array.isArray(entries)) return { paths: [], diagnostics: [entries] };
  const paths = entries.map(({ name }) => `${folder}/${name}`);
  return {
    paths: paths.filter(isAppSource),
    diagnostics: paths.filter((path) => !isAppSource(path)).map(misnamed),
  };
}

function visible(entries: Dirent[] | Diagnostic): Dirent[] | Diagnostic {
  if (!Array.isArray(entries)) return entries;
  return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => compareText(a.name, b.name));
}

function entryNames(root: string, folder: string): string[] {
  const entries = entriesOf(root, folder);
  return Array.isArray(entries) ? entries.map(({ name }) => name) : [];
}

/** What a folder holds; nothing where there is none. */
function entriesOf(root: string, folder: string): Dirent[] | Diagnostic {
  if (isLink(root, folder)) return symbolicLink(folder);
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    if (code === undefined) throw error;
    return unreadableFolder(folder, code);
  }
}
