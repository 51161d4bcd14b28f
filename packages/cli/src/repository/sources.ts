import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFile, compareText, type Diagnostic, type Outcome } from '@nodeless/core';
import type { ClusterFiles, FleetFiles, SourceFile } from '@nodeless/spec';
import { isProblem, isSource, readSource, unreadableFolder } from './read-source.ts';

/** Puts names in the order in which they are looked at. It changes nothing but that order. */
export type Arrange = (names: readonly string[]) => readonly string[];

/** As they are: sorted. */
const asTheyAre: Arrange = (names) => names;

/** Sorted names of the folders below `root/folder`, none where it is absent; hidden ones are passed over. */
export function foldersOf(root: string, folder: string): Outcome<readonly string[]> {
  try {
    const names = readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name);
    return { value: names.sort(compareText), diagnostics: [] };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { value: [], diagnostics: [] };
    if (code === undefined) throw error;
    return { diagnostics: [unreadableFolder(folder, code)] };
  }
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
    const file = readSource(root, path);
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
  const cluster = readSource(root, clusterFile(folder));
  const facts = readSource(root, `clusters/${folder}/facts.json`);
  const noFacts = !isSource(facts) && facts.code === 'source/missing';
  const diagnostics = [cluster, ...(noFacts ? [] : [facts])].filter(isProblem);
  if (!isSource(cluster)) return { diagnostics };
  return { value: { folder, cluster, ...(isSource(facts) ? { facts } : {}) }, diagnostics };
}
