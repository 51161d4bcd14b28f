import type { Side } from '@nodeless/review';
import type { Git } from '../git/git.ts';
import { DiffError } from './diff-error.ts';
import { WORKTREE } from './worktree.ts';

/** Where work usually starts, the first that exists. */
const USUAL_BASES = ['origin/HEAD', 'origin/main', 'main', 'origin/master', 'master'];

export interface Revisions {
  readonly base?: string;
  readonly head: string;
  /** Compare with the base itself, not with the commit where the head left it. */
  readonly direct: boolean;
}

export interface Sides {
  readonly base: Side;
  readonly head: Side;
}

/** Finds the two commits. @throws {DiffError} with how to fix it */
export function resolveSides(git: Git, { base, head, direct }: Revisions): Sides {
  if (git.line(['rev-parse', '--git-dir']) === undefined)
    throw new DiffError('this folder is not in a git repository', 'run it in a clone of the repository');
  const headCommit = commitOf(git, head === WORKTREE ? 'HEAD' : head);
  const baseName = base ?? USUAL_BASES.find((name) => lookUp(git, name) !== undefined);
  if (baseName === undefined)
    throw new DiffError(
      `none of ${USUAL_BASES.join(', ')} is here to compare with`,
      'name one: --base <revision>',
    );
  const start = commitOf(git, baseName);
  return {
    base: {
      name: baseName,
      commit: direct ? start : mergeBase(git, start, headCommit, baseName),
      worktree: false,
    },
    head: { name: head, commit: headCommit, worktree: head === WORKTREE },
  };
}

/** Day of a commit as its author's clock had it, `YYYY-MM-DD`. */
export function dayOf(git: Git, commit: string): string {
  return git.run(['show', '--no-patch', '--no-show-signature', '--format=%cs', commit]).trim();
}

function lookUp(git: Git, name: string): string | undefined {
  return git.line(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
}

function commitOf(git: Git, name: string): string {
  const commit = lookUp(git, name);
  if (commit !== undefined) return commit;
  const hint = isShallow(git)
    ? 'the clone is shallow, so the commit may be missing: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)'
    : 'look at git branch --all; a branch of the remote is origin/<branch>, and git fetch brings new ones';
  throw new DiffError(`there is no commit ${JSON.stringify(name)}`, hint);
}

function mergeBase(git: Git, base: string, head: string, name: string): string {
  const found = git.line(['merge-base', base, head]);
  if (found !== undefined && found !== '') return found;
  if (isShallow(git))
    throw new DiffError(
      `the commit where the head left ${name} is not in this shallow clone`,
      'git fetch --unshallow (in GitHub Actions: fetch-depth: 0), or compare with the base itself: --direct',
    );
  throw new DiffError(
    `the head and ${name} have no commit in common`,
    'compare with the base itself: --direct, or name another base',
  );
}

function isShallow(git: Git): boolean {
  return git.line(['rev-parse', '--is-shallow-repository']) === 'true';
}
