import { runChecks } from '@nodeless/checks';
import {
  clusterFile,
  hasErrors,
  renderedFolder,
  sortDiagnostics,
  type Diagnostic,
  type Manifest,
} from '@nodeless/core';
import {
  isAppSource,
  isCode,
  isKustomization,
  parseFleet,
  type ClusterFiles,
  type FolderDigest,
  type FleetFiles,
  type LoadCode,
  type SourceFile,
} from '@nodeless/sources';
import { PrintCache } from '@nodeless/tree';
import { codeImports } from '../app-code/code-imports.ts';
import { codeLoader } from '../app-code/load-code.ts';
import type { NodelessConfig } from '../config/define-config.ts';
import { modelOf } from '../fleet.ts';
import { fileDigest, folderDigest } from '../repository/folder-digest.ts';
import { checksInput, draftCluster, printDraft, type Draft } from '../pipeline.ts';
import { extensionsOf } from './own-config.ts';
import type { Sources } from './sample.ts';

/** What the sources of one cluster give. */
export interface RenderedCluster {
  readonly name: string;
  /** All findings, as `nodeless check` tells them. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every object that Argo CD syncs; empty where an error stands in the sources themselves. */
  readonly resources: readonly Manifest[];
  /** What `nodeless generate` writes: text by path from the root of the repository; empty with an error. */
  readonly files: { readonly [path: string]: string };
}

/**
 * Renders a cluster in memory, with the checks.
 *
 * @param sources see `sampleSources`
 * @param config what `nodeless.config` exports. Default: nothing of one's own
 * @param name of the cluster, where there are several
 * @throws Error for a config that is refused, and for what its code throws
 */
export function renderCluster(
  sources: Sources,
  config: NodelessConfig = {},
  name: string = onlyCluster(sources),
): RenderedCluster {
  const { draft, diagnostics, files } = renderedFrom(sources, config, name);
  const resources = (draft?.components.resources ?? []).map(({ manifest }) => manifest);
  return { name, diagnostics, resources, files };
}

/** The same, with what it was made of; no draft where an error stands in the sources themselves, or in code of apps. */
export function renderedFrom(
  sources: Sources,
  config: NodelessConfig,
  name: string,
  code?: LoadCode,
): Omit<RenderedCluster, 'resources'> & { readonly draft?: Draft } {
  const shared = fleetFiles(sources);
  const load = code ?? codeLoader(process.cwd(), shared.apps, shared.imports);
  const fleet = parseFleet(shared, extensionsOf(config), load);
  const model = fleet.value && modelOf({ fleet: fleet.value }, clusterFiles(sources, name));
  const found = [...fleet.diagnostics, ...(model?.diagnostics ?? [])];
  if (model?.value === undefined) return { name, diagnostics: sortDiagnostics(found), files: {} };
  const draft = draftCluster(model.value);
  const own = [...found, ...draft.components.diagnostics];
  if (hasErrors(draft.components.diagnostics)) return { name, diagnostics: sortDiagnostics(own), files: {} };
  const printed = printDraft(draft, new PrintCache());
  const diagnostics = sortDiagnostics([
    ...own,
    ...draft.provisioned.diagnostics,
    ...runChecks(checksInput(draft)),
    ...printed.diagnostics,
  ]);
  const planned = hasErrors(diagnostics) ? [] : (printed.value?.files ?? []);
  const files = planned.map(({ path, bytes }): [string, string] => [
    `${renderedFolder(name)}/${path}`,
    Buffer.from(bytes).toString('utf8'),
  ]);
  return { name, diagnostics, files: Object.fromEntries(files), draft };
}

/** Names of the clusters of a repository, sorted. */
export function clusterNames(sources: Sources): string[] {
  const names = Object.keys(sources).flatMap(
    (path) => /^clusters\/([^/]+)\/cluster\.yaml$/.exec(path)?.[1] ?? [],
  );
  return names.sort();
}

function onlyCluster(sources: Sources): string {
  const [name, ...others] = clusterNames(sources);
  if (name !== undefined && others.length === 0) return name;
  throw new Error(
    name === undefined
      ? 'the sources hold no clusters/<name>/cluster.yaml'
      : `the sources hold several clusters: name one of ${[name, ...others].join(', ')}`,
  );
}

function fleetFiles(sources: Sources): FleetFiles {
  const apps = Object.keys(sources)
    .filter(isAppSource)
    .filter((path) => !isKustomized(sources, path) || isKustomization(path))
    .map((path) => sourceFile(sources, path));
  const code = apps.filter(({ path }) => isCode(path));
  const read = (path: string) => (sources[path] === undefined ? undefined : sourceFile(sources, path));
  return {
    ...(code.length === 0 ? {} : { imports: codeImports(process.cwd(), code, read) }),
    fleet: sourceFile(sources, 'clusters/fleet.yaml'),
    argocdSettings: sourceFile(sources, 'argocd/settings.yaml'),
    argocdProjects: sourceFile(sources, 'argocd/projects.yaml'),
    apps,
    digests: digestsOf(sources),
    clusters: clusterNames(sources),
  };
}

/** Is this a file that kustomize reads? */
function isKustomized(sources: Sources, path: string): boolean {
  const folder = /^apps\/[^/]+\/manifests\//.exec(path)?.[0];
  return (
    folder !== undefined && Object.keys(sources).some((one) => one.startsWith(folder) && isKustomization(one))
  );
}

/** Of the charts among the sources, of the manifests that kustomize reads, and of what was rendered. */
function digestsOf(sources: Sources): FolderDigest[] {
  const folders = Object.keys(sources).flatMap((path) => {
    const folder = /^charts\/[^/]+/.exec(path) ?? /^apps\/[^/]+\/manifests(?=\/)/.exec(path);
    return folder !== null && (path.startsWith('charts/') || isKustomized(sources, path)) ? [folder[0]] : [];
  });
  const renderings = Object.keys(sources).filter((path) => /^apps\/[^/]+\/renderings\//.test(path));
  const digests = [...new Set(folders)].map((folder) => {
    const files = Object.keys(sources).filter((path) => path === folder || path.startsWith(`${folder}/`));
    return folderDigest(
      folder,
      files.map((path) => sourceFile(sources, path)),
    );
  });
  return [...digests, ...renderings.map((path) => fileDigest(sourceFile(sources, path)))];
}

function clusterFiles(sources: Sources, folder: string): ClusterFiles {
  const facts = `clusters/${folder}/facts.json`;
  return {
    folder,
    cluster: sourceFile(sources, clusterFile(folder)),
    ...(sources[facts] === undefined ? {} : { facts: sourceFile(sources, facts) }),
  };
}

function sourceFile(sources: Sources, path: string): SourceFile {
  const text = sources[path];
  if (text === undefined) throw new Error(`the sources do not hold ${path}; sampleSources() gives all`);
  return { path, bytes: Buffer.from(text) };
}
