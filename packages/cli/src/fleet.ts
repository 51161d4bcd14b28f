import { hasErrors, type Diagnostic, type Outcome } from '@nodeless/core';
import { parseCluster, parseFleet, type ClusterModel, type Fleet } from '@nodeless/spec';
import { clusterNames, readClusterFiles, readFleetFiles } from './repository/sources.ts';

/** The shared sources of a repository, and the names of its clusters. */
export interface LoadedFleet {
  readonly root: string;
  readonly fleet: Fleet;
  readonly clusters: readonly string[];
}

/** Reads the shared sources. Problems in them are reported, and the clusters are still looked at where that is possible. */
export function loadFleet(root: string): Outcome<LoadedFleet> {
  const files = readFleetFiles(root);
  if (files.value === undefined) return { diagnostics: files.diagnostics };
  const fleet = parseFleet(files.value);
  const diagnostics = [...files.diagnostics, ...fleet.diagnostics];
  if (fleet.value === undefined) return { diagnostics };
  return { value: { root, fleet: fleet.value, clusters: clusterNames(root) }, diagnostics };
}

/** Reads and validates one cluster. */
export function loadCluster({ root, fleet }: LoadedFleet, name: string): Outcome<ClusterModel> {
  const files = readClusterFiles(root, name);
  if (files.value === undefined) return { diagnostics: files.diagnostics };
  const model = parseCluster(fleet, files.value);
  const diagnostics: Diagnostic[] = [...files.diagnostics, ...model.diagnostics];
  return model.value === undefined || hasErrors(diagnostics)
    ? { diagnostics }
    : { value: model.value, diagnostics };
}
