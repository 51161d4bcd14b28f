import { compareText } from '@nodeless/core';
import type { ReleasePart } from '@nodeless/catalogue';
import { knownReleases, pinOf, releaseOf, type ClusterModel, type KnownRelease } from '@nodeless/sources';

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
  readonly release: string;
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

/** What `versions` holds of a release with commits. */
interface Pinned {
  readonly version: string;
  readonly source: PinnedSource;
  readonly crds?: PinnedSource;
}

/** The releases that clusters pin, in the order of {@link knownReleases}, and by version. */
export function pinnedReleases(models: readonly ClusterModel[]): readonly PinnedRelease[] {
  const found = new Map<string, PinnedRelease & { readonly position: number }>();
  for (const { spec } of models) {
    for (const [position, release] of knownReleases(spec.catalogue).entries()) {
      const pinned = releaseOf(spec, release.key) as Pinned | undefined;
      if (pinned === undefined) continue;
      const { version, source, crds } = pinned;
      const sources = crds === undefined ? { source } : { source, crds };
      const key = JSON.stringify([release.key, version, sources]);
      const clusters = [...(found.get(key)?.clusters ?? []), spec.name];
      const known = isKnown(release, version, sources);
      found.set(key, { position, release: release.key, version, sources, clusters, known });
    }
  }
  return [...found.values()]
    .sort((one, other) => one.position - other.position || compareText(one.version, other.version))
    .map(({ position: _, ...release }) => release);
}

function isKnown(release: KnownRelease, version: string, sources: PinnedRelease['sources']): boolean {
  const pin = pinOf(release, version);
  return (
    pin !== undefined &&
    (['source', 'crds'] as const).every((part) => sources[part]?.commit === pin.commits[part])
  );
}
