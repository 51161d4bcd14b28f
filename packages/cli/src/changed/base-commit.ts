import type { DiagnosticCode, Outcome } from '@nodeless/core';
import { type Git, GitError } from '../git/git.ts';

/** The commit where HEAD and a revision parted. What git cannot say is a finding with the way out. */
export function baseCommit(git: Git, revision: string): Outcome<string> {
  try {
    return find(git, revision);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return refused('git/unusable', error.message, 'install git, or leave --changed out');
  }
}

function find(git: Git, revision: string): Outcome<string> {
  if (!git.succeeds(['rev-parse', '--git-dir'])) {
    const hint = 'run it in a clone, or leave --changed out';
    return refused('git/unusable', 'the folder is not in a repository of git', hint);
  }
  const shallow = git.line(['rev-parse', '--is-shallow-repository']) === 'true';
  const deeper = shallow
    ? '; this clone is shallow: git fetch --unshallow (in a workflow: fetch-depth: 0)'
    : '';
  const commit = git.line(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const name = JSON.stringify(revision);
  if (commit === undefined) {
    const hint = `name a branch, a tag or a commit of this clone, for instance origin/main after git fetch${deeper}`;
    return refused('git/unknown-revision', `git knows no revision ${name}`, hint);
  }
  const base = git.line(['merge-base', commit, 'HEAD']);
  if (base !== undefined) return { value: base, diagnostics: [] };
  const hint = `name a revision that this branch comes from${deeper}`;
  return refused('git/unknown-revision', `HEAD and ${name} have no commit in common that git knows`, hint);
}

function refused(code: DiagnosticCode, message: string, hint: string): Outcome<never> {
  return { diagnostics: [{ code, severity: 'error', message, hint }] };
}
