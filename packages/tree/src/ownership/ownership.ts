import type { PlannedFile } from '../planned-file.ts';

/**
 * What we own of one cluster: path relative to `rendered/` -> hex SHA-256 of every content that counts as ours and
 * unedited, sorted. One, except in the record of a run that has not finished: there a file may still hold what it held
 * before, or already what the run writes.
 */
export type Ownership = ReadonlyMap<string, readonly string[]>;

/** What is owned of a tree that is exactly these files. */
export function ownershipOf(files: readonly PlannedFile[]): Ownership {
  return new Map(files.map(({ path, sha256 }) => [path, [sha256]]));
}

/** All files that any of them knows, and for a file of several every content that any of them knows. */
export function unionOf(...all: readonly Ownership[]): Ownership {
  const union = new Map<string, readonly string[]>();
  for (const [path, hashes] of all.flatMap((ownership) => [...ownership])) {
    const known = union.get(path);
    union.set(path, known === undefined ? hashes : [...new Set([...known, ...hashes])].sort());
  }
  return union;
}
