import { hasErrors } from '@nodeless/core';
import type { Side } from '@nodeless/review';
import { nodeDisk, PrintCache, verify } from '@nodeless/tree';
import { clustersReached } from '../changed/clusters-reached.ts';
import { loadCluster, loadFleet } from '../fleet.ts';
import type { Git } from '../git/git.ts';
import { FLEET_FOLDERS } from '../git/snapshot.ts';
import { ENGINE_FOLDER, TOOLCHAIN_FILES } from '../memory/engine-files.ts';
import { renderCluster } from '../pipeline.ts';

/** Why the trees say nothing of a change of the sources, and the command that helps. */
export interface StaleTree {
  readonly message: string;
  readonly hint: string;
}

/** What `check` reads: the sources, the trees and the generator. Pages and reports beside them make no tree stale. */
const READ = [...FLEET_FOLDERS, ENGINE_FOLDER, ...TOOLCHAIN_FILES];
const SOURCES = [...READ, ':(exclude,glob)clusters/*/rendered/**'];
const RENDERED = /^clusters\/[^/]+\/rendered\//;

/**
 * Looks, where no tree differs, whether that is so because nobody rendered: the first cluster that the change of the
 * sources reaches, and whose tree on disk is not what they give. Only of a head that is what lies on disk.
 *
 * @returns undefined when the trees are current, or when the head is another commit than the one on disk
 */
export function findStaleTree(git: Git, root: string, base: Side, head: Side): StaleTree | undefined {
  if (!head.worktree && !isOnDisk(git, head.commit, READ)) return undefined;
  if (isOnDisk(git, base.commit, SOURCES)) return undefined;
  const { value: fleet } = loadFleet(root);
  if (fleet === undefined) return unsound('clusters/fleet.yaml, apps/ or argocd/', 'nodeless check');
  const printed = new PrintCache();
  for (const name of clustersReached(fleet, base.commit, (path) => !RENDERED.test(path)).value ?? []) {
    const model = loadCluster(fleet, name).value;
    const rendered = model && renderCluster(model, printed).value;
    if (rendered === undefined) return unsound(`clusters/${name}`, `nodeless check ${name}`);
    if (hasErrors(verify(nodeDisk(root), { ...rendered, cluster: name })))
      return {
        message: `no rendered tree changes, but clusters/${name}/rendered is not what the sources give`,
        hint: 'render the trees, and compare again: npx nodeless generate',
      };
  }
  return undefined;
}

function unsound(what: string, command: string): StaleTree {
  return {
    message: `no rendered tree changes, but the sources do, and those of ${what} have errors, so nothing can be rendered from them`,
    hint: `the errors are listed by: npx ${command}`,
  };
}

/** Does a commit hold what lies on disk? */
function isOnDisk(git: Git, commit: string, paths: readonly string[]): boolean {
  return (
    git.succeeds(['diff', '--quiet', commit, '--', ...paths]) &&
    git.names(['ls-files', '--others', '--exclude-standard', '-z', '--', ...paths]).length === 0
  );
}
