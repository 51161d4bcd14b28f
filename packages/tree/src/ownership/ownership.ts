import type { PlannedFile } from '../planned-file.ts';

/** What we own of one cluster: path relative to `rendered/` -> who made the file and what it holds. */
export type Ownership = ReadonlyMap<string, OwnedFile>;

export interface OwnedFile {
  readonly component: string;
  /**
   * Hex SHA-256 of every content that counts as ours and unedited, sorted. One, except in the record of a run that has
   * not finished: there a file may still hold what it held before, or already what the run writes.
   */
  readonly sha256: readonly string[];
}

/** The record of a tree that is exactly these files. */
export function ownershipOf(files: readonly PlannedFile[]): Ownership {
  return new Map(files.map(({ path, component, sha256 }) => [path, { component, sha256: [sha256] }]));
}

/**
 * The record that holds before, during and after the way from one tree to another: all files of both, and for a file
 * of both every content that either knows. It is written first, so that a run that dies has lost no claim.
 */
export function unionOf(before: Ownership, after: Ownership): Ownership {
  const union = new Map(before);
  for (const [path, file] of after) {
    const hashes = new Set([...(before.get(path)?.sha256 ?? []), ...file.sha256]);
    union.set(path, { component: file.component, sha256: [...hashes].sort() });
  }
  return union;
}
