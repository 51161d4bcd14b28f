import { isJsonObject, type JsonValue } from '@nodeless/core';
import { namedApps, readDocuments, type ClusterModel, type SourceFile } from '@nodeless/sources';

/** A change of a fleet, and what there is to know of the fleet. */
export interface Change {
  /** Files that differ, relative to the root. */
  readonly paths: readonly string[];
  readonly clusters: readonly string[];
  /** Files that the code of an app imports, by its folder. */
  readonly imported: ReadonlyMap<string, readonly string[]>;
  /** Did the base hold anything of the cluster? */
  readonly isNew: (cluster: string) => boolean;
  /** `clusters/fleet.yaml` before and after; undefined where there was none. */
  readonly fleetBefore: SourceFile | undefined;
  readonly fleetAfter: SourceFile;
  /** The cluster as it is after the change; undefined while its sources have errors. Only asked where it matters. */
  readonly modelOf: (cluster: string) => ClusterModel | undefined;
}

/**
 * The clusters whose tree or findings a change can have altered. What is left out has the same sources, the same
 * generator and the same files as in the base; whatever cannot be told for sure is taken in.
 */
export function reachOf(change: Change): readonly string[] {
  const { paths, clusters } = change;
  const own = new Set(paths.flatMap((path) => /^clusters\/([^/]+)\//.exec(path)?.[1] ?? []));
  const apps = new Set([
    ...paths.flatMap((path) => /^apps\/([^/]+)/.exec(path)?.[1] ?? []),
    ...[...change.imported].flatMap(([app, files]) =>
      files.some((one) => paths.includes(one)) ? [app] : [],
    ),
  ]);
  const fleetChanged = paths.includes('clusters/fleet.yaml');
  const others = paths.filter((path) => !/^(clusters|apps)\//.test(path));
  if (others.length > 0) return clusters;
  const isMoved = fleetChanged ? layersThatMoved(change) : () => false;
  return clusters.filter((cluster) => {
    if (own.has(cluster) || change.isNew(cluster)) return true;
    if (apps.size === 0 && !fleetChanged) return false;
    const model = change.modelOf(cluster);
    return (
      model === undefined || namedApps(model).some(({ name }) => apps.has(name)) || isMoved(model.spec.stage)
    );
  });
}

/** Says of which stages the layers in fleet.yaml hold something else than before. Comments and line breaks are nothing. */
function layersThatMoved({ fleetBefore, fleetAfter }: Change): (stage: string) => boolean {
  const [before, after] = [fleetBefore, fleetAfter].map(layersOf);
  if (before === undefined || after === undefined || before.shared !== after.shared) return () => true;
  return (stage) => before.stages[stage] !== after.stages[stage];
}

interface Layers {
  readonly stages: { readonly [stage: string]: string };
  /** Everything else, the defaults among it. */
  readonly shared: string;
}

function layersOf(file: SourceFile | undefined): Layers | undefined {
  const data: JsonValue | undefined = file && readDocuments(file).value?.[0]?.data;
  if (!isJsonObject(data)) return undefined;
  const { stages, ...shared } = data;
  if (!isJsonObject(stages)) return undefined;
  const texts = Object.entries(stages).map(([stage, layer]): [string, string] => [
    stage,
    JSON.stringify(layer),
  ]);
  return { stages: Object.fromEntries(texts), shared: JSON.stringify(shared) };
}
