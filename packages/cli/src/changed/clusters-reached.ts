import type { Outcome } from '@nodeless/core';
import type { SourceFile } from '@nodeless/sources';
import { loadCluster, type LoadedFleet } from '../fleet.ts';
import { Git } from '../git/git.ts';
import { baseCommit } from './base-commit.ts';
import { baseTree } from './base-tree.ts';
import { changedPaths } from './changed-paths.ts';
import { reachOf } from './reach.ts';

/**
 * The clusters that the change from where HEAD and a revision parted to the files on disk can reach.
 *
 * @param counts which of the changed files are looked at. @default all
 */
export function clustersReached(
  fleet: LoadedFleet,
  revision: string,
  counts: (path: string) => boolean = () => true,
): Outcome<readonly string[]> {
  const git = new Git(fleet.root);
  const base = baseCommit(git, revision);
  if (base.value === undefined) return { diagnostics: base.diagnostics };
  const tree = baseTree(git, base.value);
  const known = new Set([...tree.keys()].map((path) => path.split('/').slice(0, 2).join('/')));
  const reached = reachOf({
    paths: changedPaths(fleet.root, tree).filter(counts),
    clusters: fleet.clusters,
    imported: fleet.files.imports?.reached ?? new Map(),
    isNew: (cluster) => !known.has(`clusters/${cluster}`),
    fleetBefore: fileOf(git, base.value, fleet.files.fleet.path),
    fleetAfter: fleet.files.fleet,
    modelOf: (cluster) => loadCluster(fleet, cluster).value,
  });
  return { value: reached, diagnostics: [] };
}

/** @param path relative to the folder of `git`, which may lie below the top of the repository */
function fileOf(git: Git, commit: string, path: string): SourceFile | undefined {
  if (!git.succeeds(['cat-file', '-e', `${commit}:./${path}`])) return undefined;
  return { path, bytes: Buffer.from(git.run(['cat-file', 'blob', `${commit}:./${path}`])) };
}
