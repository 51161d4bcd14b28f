import { NO_EXTENSIONS, type Extensions } from '@nodeless/catalogue';
import { isJsonObject, type Diagnostic, type JsonValue, type Outcome } from '@nodeless/core';
import type { Layer } from '../layers/stack.ts';
import type { LoadCode } from '../model/code-app.ts';
import type { SourceFile } from '../read/document.ts';
import { ArgocdProjectsSchema, ArgocdSettingsSchema } from '../schema/argocd.ts';
import { schemasOf } from '../schema/catalogue-schemas.ts';
import { FleetSchema } from '../schema/fleet.ts';
import { parseAnyApp } from './any-app.ts';
import { appFolders } from './app-files.ts';
import type { AppSource } from './app-source.ts';
import type { Fleet } from './parsed-fleet.ts';
import type { FolderDigest } from './renderings/folder-digest.ts';
import { readSource, validatePart } from './validate.ts';

/** What the code of all apps imports. */
export interface CodeImports {
  /** Files of the repository. */
  readonly modules: readonly SourceFile[];
  /** Paths of those that the code of a folder of `apps/` reaches. */
  readonly reached: ReadonlyMap<string, readonly string[]>;
  /** Names and versions of libraries. */
  readonly libraries: readonly string[];
}

/** The sources that all clusters share, as the CLI read them. */
export interface FleetFiles {
  readonly fleet: SourceFile;
  readonly argocdSettings: SourceFile;
  readonly argocdProjects: SourceFile;
  /** All sources below `apps/`, in any order. */
  readonly apps: readonly SourceFile[];
  /** Of renderings, of the charts below `charts/`, and of `apps/<app>/manifests` with a kustomization. @default none */
  readonly digests?: readonly FolderDigest[];
  /** What the code of apps imports. @default nothing */
  readonly imports?: CodeImports;
  /** CustomResourceDefinitions below `schemas/crds/`, as they were read. @default none */
  readonly crds?: readonly SourceFile[];
  /** Names of the folders below `clusters/`. */
  readonly clusters: readonly string[];
}

/**
 * Reads everything that clusters share. Whatever is broken is reported; only without fleet.yaml is there no fleet.
 *
 * @param load makes the code of an app ready. @default code is a fault of whoever calls
 */
export function parseFleet(
  files: FleetFiles,
  { catalogue, rules }: Extensions = NO_EXTENSIONS,
  load?: LoadCode,
): Outcome<Fleet> {
  const diagnostics: Diagnostic[] = [];
  const collect = <T>(outcome: Outcome<T>): T | undefined => {
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  };
  const settings = collect(readSource(ArgocdSettingsSchema, files.argocdSettings, 'argocd'));
  const projects = collect(readSource(ArgocdProjectsSchema, files.argocdProjects, 'argocd'));
  const fleet = collect(readSource(FleetSchema, files.fleet, 'fleet'));
  const names = fleet && { stages: Object.keys(fleet.value.stages), clusters: files.clusters };
  const apps = new Map<string, AppSource>();
  const brokenApps = new Set<string>();
  for (const folder of appFolders(files.apps, files.digests ?? [])) {
    const app = collect(parseAnyApp(folder, names, catalogue, load));
    if (app === undefined) brokenApps.add(folder.folder);
    else apps.set(folder.folder, app);
  }
  if (fleet === undefined) return { diagnostics };

  const layer = (name: Layer['name'], base: Layer['base'], value: JsonValue | undefined): Layer => ({
    name,
    document: fleet.document,
    base,
    value: isJsonObject(value) ? value : {},
  });
  const stages = new Map(
    Object.entries(fleet.value.stages).map(([stage, value]) => [
      stage,
      layer('stage', ['stages', stage], value as JsonValue),
    ]),
  );
  const defaults = layer('fleet', ['defaults'], fleet.value.defaults as JsonValue);
  diagnostics.push(
    ...[defaults, ...stages.values()].flatMap((part) => validatePart(schemasOf(catalogue).layer, part)),
  );
  const argocd = {
    ...(settings === undefined ? {} : { settings }),
    ...(projects === undefined ? {} : { projects }),
  };
  const { crds = [] } = files;
  return { value: { catalogue, rules, defaults, stages, apps, brokenApps, crds, ...argocd }, diagnostics };
}
