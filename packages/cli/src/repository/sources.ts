import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { clusterFile, compareText, type Diagnostic, type Outcome } from '@nodeless/core';
import type { ClusterFiles, FleetFiles, SourceFile } from '@nodeless/sources';
import {
  isLink,
  isProblem,
  isSource,
  readRepositorySource,
  sameFolder,
  symbolicLink,
  unreadableFolder,
} from './read-source.ts';

/** Puts names in the order in which they are looked at. It changes nothing but that order. */
export type Arrange = (names: readonly string[]) => readonly string[];

/** As they are: sorted. */
const asTheyAre: Arrange = (names) => names;

/**
 * Sorted names of the folders below `root/folder`, none where it is absent; hidden ones are passed over. A link in place of
 * a folder is a finding: Argo CD may follow it where nobody else does.
 */
export function foldersOf(root: string, folder: string): Outcome<readonly string[]> {
  if (isLink(root, folder)) return { diagnostics: [symbolicLink(folder)] };
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(
      ({ name }) => !name.startsWith('.'),
    );
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const links = entries.filter((entry) => isFolderLink(root, folder, entry)).map(({ name }) => name);
    const sorted = names.sort(compareText);
    return {
      value: sorted,
      diagnostics: [
        ...links.sort(compareText).map((name) => symbolicLink(`${folder}/${name}`)),
        ...caseCollisions(folder, sorted),
      ],
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { value: [], diagnostics: [] };
    if (code === undefined) throw error;
    return { diagnostics: [unreadableFolder(folder, code)] };
  }
}

/** True for a link to a folder, and for one that leads nowhere; a link to a file is no concern of ours. */
function isFolderLink(root: string, folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return false;
  try {
    return !statSync(join(root, folder, entry.name)).isFile();
  } catch {
    return true;
  }
}

/** Folders that are one folder to whoever clones the repository where case says nothing, as macOS and Windows do. */
export function caseCollisions(folder: string, names: readonly string[]): Diagnostic[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.flatMap((name, index) => {
    const first = lower.indexOf(lower[index] ?? '');
    return first === index ? [] : [sameFolder(`${folder}/${name}`, `${folder}/${names[first] ?? ''}`)];
  });
}

/** Names of all clusters: the folders below `clusters/`. */
export function clusterNames(root: string, arrange: Arrange = asTheyAre): Outcome<readonly string[]> {
  const { value, diagnostics } = foldersOf(root, 'clusters');
  return value === undefined ? { diagnostics } : { value: arrange(value), diagnostics };
}

/** Reads what all clusters share. */
export function readFleetFiles(root: string, arrange: Arrange = asTheyAre): Outcome<FleetFiles> {
  const diagnostics: Diagnostic[] = [];
  const read = (path: string): SourceFile | undefined => {
    const file = readRepositorySource(root, path);
    if (isSource(file)) return file;
    diagnostics.push(file);
    return undefined;
  };
  const fleet = read('clusters/fleet.yaml');
  const argocdSettings = read('argocd/settings.yaml');
  const argocdProjects = read('argocd/projects.yaml');
  const apps = new Map<string, SourceFile>();
  const folders = foldersOf(root, 'apps');
  diagnostics.push(...folders.diagnostics);
  for (const app of arrange(folders.value ?? [])) {
    const file = read(`apps/${app}/app.yaml`);
    if (file !== undefined) apps.set(app, file);
  }
  if (fleet === undefined || argocdSettings === undefined || argocdProjects === undefined)
    return { diagnostics };
  return { value: { fleet, argocdSettings, argocdProjects, apps }, diagnostics };
}

/** Reads the sources of one cluster. `facts.json` may be absent. */
export function readClusterFiles(root: string, folder: string): Outcome<ClusterFiles> {
  const cluster = readRepositorySource(root, clusterFile(folder));
  const facts = readRepositorySource(root, `clusters/${folder}/facts.json`);
  const noFacts = !isSource(facts) && facts.code === 'source/missing';
  const diagnostics = [cluster, ...(noFacts ? [] : [facts])].filter(isProblem);
  if (!isSource(cluster)) return { diagnostics };
  return { value: { folder, cluster, ...(isSource(facts) ? { facts } : {}) }, diagnostics };
}
