import type { Git } from '../git/git.ts';

/** A file of a commit as git stores it. */
export interface StoredFile {
  /** `100644`, `100755`, `120000` for a symbolic link, `160000` for a submodule. */
  readonly mode: string;
  /** Hash of the stored bytes, with a head of git's own: 40 hex digits (SHA-1) or 64 (SHA-256). */
  readonly id: string;
}

/** Every file of a commit below the folder of `git`, by its path relative to it. */
export function baseTree(git: Git, commit: string): Map<string, StoredFile> {
  const entries = git.names(['ls-tree', '-r', '-z', '--end-of-options', commit]);
  return new Map(
    entries.flatMap((entry): [string, StoredFile][] => {
      const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
      return mode === undefined || id === undefined || path === undefined ? [] : [[path, { mode, id }]];
    }),
  );
}
