import { clusterFile, type Diagnostic, type Outcome } from '@nodeless/core';
import type { ClusterFiles, FleetFiles, SourceFile } from '@nodeless/sources';
import { readAppFiles } from './app-files.ts';
import { importsOf } from './code-files.ts';
import { readCrdFiles } from './crd-files.ts';
import { fileDigest } from './folder-digest.ts';
import { asTheyAre, foldersOf, type Arrange } from './folders.ts';
import { readRenderingFiles, renderedFolders } from './rendering-files.ts';
import { isProblem, isSource, readRepositorySource } from './read-source.ts';

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
  const apps = readAppFiles(root, arrange);
  const renderings = readRenderingFiles(root);
  const folders = renderedFolders(root, apps.files);
  const crds = readCrdFiles(root);
  const clusters = clusterNames(root);
  const imports = importsOf(root, apps.files, diagnostics);
  diagnostics.push(...[apps, renderings, folders, crds].flatMap((one) => one.diagnostics));
  if (fleet === undefined || argocdSettings === undefined || argocdProjects === undefined)
    return { diagnostics };
  const shared = { fleet, argocdSettings, argocdProjects };
  // Who reads the clusters says what is wrong with their folder.
  return {
    value: {
      ...shared,
      apps: [...apps.files, ...renderings.files],
      ...imports,
      digests: [...folders.digests, ...renderings.files.map(fileDigest)],
      crds: crds.files,
      clusters: clusters.value ?? [],
    },
    diagnostics,
  };
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
