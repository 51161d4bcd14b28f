/** A file, or the files of a folder, of which only counts whether they changed. */
export interface FolderDigest {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** SHA-256. */
  readonly sha256: string;
}
