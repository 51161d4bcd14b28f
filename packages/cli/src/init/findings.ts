import type { Diagnostic } from '@nodeless/core';
import { isAppSource, parseCluster, parseFleet, type SourceFile } from '@nodeless/sources';
import type { NewFile } from './template.ts';

/** What would be said about the sources of a new repository, before any of them is written. */
export function findingsOf(files: readonly NewFile[], cluster: string): Diagnostic[] {
  const source = (path: string): SourceFile => {
    const file = files.find((one) => one.path === path);
    if (file === undefined) throw new Error(`a new repository lacks ${path}`);
    return { path, bytes: Buffer.from(file.text) };
  };
  const apps = files.filter(({ path }) => isAppSource(path)).map(({ path }) => source(path));
  const fleet = parseFleet({
    fleet: source('clusters/fleet.yaml'),
    argocdSettings: source('argocd/settings.yaml'),
    argocdProjects: source('argocd/projects.yaml'),
    apps,
    clusters: [cluster],
  });
  if (fleet.value === undefined) return [...fleet.diagnostics];
  const model = parseCluster(fleet.value, {
    folder: cluster,
    cluster: source(`clusters/${cluster}/cluster.yaml`),
  });
  return [...fleet.diagnostics, ...model.diagnostics];
}
