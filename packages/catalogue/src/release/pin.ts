/** The folders that Argo CD reads of one release. */
export type ReleasePart = 'source' | 'crds';

/** The commits that hold a version of a release. A commit is the same one in every copy of a repository. */
export interface Pin {
  readonly version: string;
  readonly commits: Readonly<Partial<Record<ReleasePart, string>>>;
}

/** Where the releases of a product are: owner and name on GitHub, and the tag of a version. */
export interface ReleaseOrigin {
  readonly repository: string;
  readonly tag: (version: string) => string;
}
