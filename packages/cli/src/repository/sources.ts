import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, type Diagnostic, type Outcome } from '@nodeless/core';
import type { ClusterFiles, FleetFiles, SourceFile } from '@nodeless/spec';
import { isProblem, isSource, readSource } from './read-source.ts';

/** Sorted names of the folders below `root/folder`; hidden ones are passed over. */
export function foldersOf(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort(compareText);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Names of all clusters: the folders below `clusters/`. */
export function clusterNames(root: string): string[] {
  return foldersOf(root, 'clusters');
}

/** Reads what all clusters share. */
export function readFleetFiles(root: string): Outcome<FleetFiles> {
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
  for (const app of foldersOf(root, 'apps')) {
    const file = read(`apps/${app}/app.yaml`);
    if (file !== undefined) apps.set(app, file);
  }
  if (fleet === undefined || argocdSettings === undefined || argocdProjects === undefined)
    return { diagnostics };
  return { value: { fleet, argocdSettings, argocdProjects, apps }, diagnostics };
}

/** Reads the sources of one cluster. `facts.json` may be absent. */
export function readClusterFiles(root: string, folder: string): Outcome<ClusterFiles> {
  const cluster = readSource(root, `clusters/${folder}/cluster.yaml`);
  const facts = readSource(root, `clusters/${folder}/facts.json`);
  const noFacts = !isSource(facts) && facts.code === 'source/missing';
  const diagnostics = [cluster, ...(noFacts ? [] : [facts])].filter(isProblem);
  if (!isSource(cluster)) return { diagnostics };
  return { value: { folder, cluster, ...(isSource(facts) ? { facts } : {}) }, diagnostics };
}
