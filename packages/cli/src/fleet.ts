import type { Extensions } from '@nodeless/catalogue';
import type { Outcome } from '@nodeless/core';
import {
  parseCluster,
  parseFleet,
  type ClusterFiles,
  type Fleet,
  type FleetFiles,
  type ParsedCluster,
} from '@nodeless/sources';
import { codeLoader } from './app-code/load-code.ts';
import { catchingExtensions } from './config/extension-error.ts';
import { loadExtensions } from './config/load-config.ts';
import type { Arrange } from './repository/folders.ts';
import { clusterNames, readClusterFiles, readFleetFiles } from './repository/sources.ts';

/** The shared sources of a repository, and the names of its clusters. */
export interface LoadedFleet {
  readonly root: string;
  /** As they were read, byte for byte. */
  readonly files: FleetFiles;
  readonly fleet: Fleet;
  readonly clusters: readonly string[];
}

/**
 * Reads the shared sources. Problems in them are reported, and the clusters are still looked at where that is possible.
 *
 * @param arrange order in which apps and clusters are read and named. @default sorted
 */
export function loadFleet(root: string, arrange?: Arrange): Outcome<LoadedFleet> {
  const files = readFleetFiles(root, arrange);
  if (files.value === undefined) return { diagnostics: files.diagnostics };
  const extensions = loadExtensions(root);
  if (extensions.value === undefined)
    return { diagnostics: [...files.diagnostics, ...extensions.diagnostics] };
  const fleet = fleetOf(root, files.value, extensions.value);
  const clusters = clusterNames(root, arrange);
  const diagnostics = [...files.diagnostics, ...fleet.diagnostics, ...clusters.diagnostics];
  if (fleet.value === undefined || clusters.value === undefined) return { diagnostics };
  return {
    value: { root, files: files.value, fleet: fleet.value, clusters: clusters.value },
    diagnostics,
  };
}

/** Validates shared sources that are read already. */
export function fleetOf(root: string, files: FleetFiles, extensions?: Extensions): Outcome<Fleet> {
  const load = codeLoader(root, files.apps, files.imports);
  return catchingExtensions((): Outcome<Fleet> => parseFleet(files, extensions, load));
}

/** Reads and validates one cluster. */
export function loadCluster(fleet: LoadedFleet, name: string): ParsedCluster {
  const files = readClusterFiles(fleet.root, name);
  if (files.value === undefined) return { diagnostics: files.diagnostics };
  const model = modelOf(fleet, files.value);
  return { ...model, diagnostics: [...files.diagnostics, ...model.diagnostics] };
}

/** Validates one cluster whose sources are read already. */
export function modelOf({ fleet }: Pick<LoadedFleet, 'fleet'>, files: ClusterFiles): ParsedCluster {
  return catchingExtensions((): ParsedCluster => parseCluster(fleet, files));
}
