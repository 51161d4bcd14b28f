import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { compareText, type Diagnostic } from '@nodeless/core';
import type { SourceFile } from '@nodeless/sources';
import { foldersOf, type Arrange } from './folders.ts';
import {
  isLink,
  isSource,
  misnamed,
  readRepositorySource,
  symbolicLink,
  unreadableFolder,
} from './read-source.ts';

const OVERLAYS = 'overlays';

/** Paths of the sources of all apps, those that are missing too. */
export function appSourcePaths(
  root: string,
  arrange: Arrange,
): { readonly paths: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const folders = foldersOf(root, 'apps');
  const found = arrange(folders.value ?? []).map((app) => {
    const overlays = overlaysOf(root, `apps/${app}`);
    return { ...overlays, paths: [`apps/${app}/app.yaml`, ...arrange(overlays.paths)] };
  });
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
  const read = paths.map((path) => readRepositorySource(root, path));
  return {
    files: read.filter(isSource),
    diagnostics: [...diagnostics, ...read.flatMap((one) => (isSource(one) ? [] : [one]))],
  };
}

/** The overlays in a folder of an app, sorted. Whatever else lies there would be taken for one that has an effect. */
function overlaysOf(root: string, app: string): { paths: string[]; diagnostics: Diagnostic[] } {
  const folder = `${app}/${OVERLAYS}`;
  if (isLink(root, folder)) return { paths: [], diagnostics: [symbolicLink(folder)] };
  const entries = entriesOf(root, folder);
  if (!Array.isArray(entries)) return { paths: [], diagnostics: [entries] };
  const names = entries.map(({ name }) => name).filter((name) => !name.startsWith('.'));
  const [paths, others] = [
    names.filter((name) => name.endsWith('.yaml')),
    names.filter((name) => !name.endsWith('.yaml')),
  ];
  return {
    paths: paths.sort(compareText).map((name) => `${folder}/${name}`),
    diagnostics: others.sort(compareText).map((name) => misnamed(`${folder}/${name}`)),
  };
}

function entriesOf(root: string, folder: string): Dirent[] | Diagnostic {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    if (code === undefined) throw error;
    return unreadableFolder(folder, code);
  }
}
