import { compareText } from '@nodeless/core';
import { pinOf, RELEASES, type ClusterModel, type ReleaseKey, type ReleasePart } from '@nodeless/spec';

/** What one cluster is made of, beside its releases. */
export interface ClusterVersions {
  readonly cluster: string;
  readonly stage: string;
  readonly kubernetes: string;
  readonly eksctl: string;
  readonly nodeImage: string;
}

/** Where Argo CD reads a part of a release from. */
export interface PinnedSource {
  readonly repoURL: string;
  readonly commit: string;
  readonly path: string;
}

/** A release as clusters pin it: those with the same version and the same sources together. */
export interface PinnedRelease {
  readonly release: ReleaseKey;
  readonly version: string;
  readonly sources: Readonly<Partial<Record<ReleasePart, PinnedSource>>>;
  readonly clusters: readonly string[];
  /** Version and commits are those of a known release. */
  readonly known: boolean;
}

export function clusterVersions({ spec }: ClusterModel): ClusterVersions {
  const { name, stage, kubernetes, versions } = spec;
  return {
    cluster: name,
    stage,
    kubernetes: kubernetes.version,
    eksctl: versions.eksctl,
    nodeImage: versions.nodeImage,
  };
}

/** The releases that clusters pin, in the order of {@link RELEASES}, and by version. */
export function pinnedReleases(models: readonly ClusterModel[]): readonly PinnedRelease[] {
  const found = new Map<string, PinnedRelease>();
  for (const release of RELEASES) {
    for (const { spec } of models) {
      const pinned = spec.versions[release];
      if (pinned === undefined) continue;
      const { version, source } = pinned;
      const sources = 'crds' in pinned ? { source, crds: pinned.crds } : { source };
      const key = JSON.stringify([release, version, sources]);
      const clusters = [...(found.get(key)?.clusters ?? []), spec.name];
      found.set(key, { release, version, sources, clusters, known: isKnown(release, version, sources) });
    }
  }
  return [...found.values()].sort(
    (one, other) =>
      RELEASES.indexOf(one.release) - RELEASES.indexOf(other.release) ||
      compareText(one.version, other.version),
  );
}

function isKnown(release: ReleaseKey, version: string, sources: PinnedRelease['sources']): boolean {
  const pin = pinOf(release, version);
  return (
    pin !== undefined &&
    (['source', 'crds'] as const).every((part) => sources[part]?.commit === pin.commits[part])
  );
}
