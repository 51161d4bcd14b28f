import { harmless } from '@nodeless/core';
import { review, type ChangeReport } from '@nodeless/review';
import { dayOf, resolveSides, type Revisions } from '../diff/sides.ts';
import { DiffError } from '../diff/diff-error.ts';
import type { ReportFormat } from '../diff/formats.ts';
import { REPORT_FORMATTERS } from '../diff/formatters.ts';
import { GitTrees } from '../diff/git-trees.ts';
import { HeadSettings } from '../diff/settings.ts';
import { DIFF_EXIT } from '../exit-codes.ts';
import { Git, GitError } from '../git/git.ts';
import { findRoot } from '../repository/root.ts';
import { showFindings, type CommandContext } from './context.ts';

export interface DiffOptions extends Revisions {
  readonly format: ReportFormat;
}

const EXIT_OF = {
  none: DIFF_EXIT.nothing,
  changes: DIFF_EXIT.changes,
  dangerous: DIFF_EXIT.dangerous,
} as const;

/** What does a change do, in a person's words? Reads two trees from git and writes nothing. */
export function diffCommand(context: CommandContext, options: DiffOptions): void {
  try {
    const report = compare(context, options);
    if (report === undefined) return;
    context.console.out(REPORT_FORMATTERS[options.format](report, context.console.outColors));
    context.exit(EXIT_OF[report.verdict]);
  } catch (error) {
    context.exit(DIFF_EXIT.failure);
    if (error instanceof DiffError) fail(context, `${error.message}\n  hint: ${error.hint}`);
    else if (error instanceof GitError) fail(context, error.message);
    else throw error;
  }
}

function compare(context: CommandContext, options: DiffOptions): ChangeReport | undefined {
  const root = findRoot(context.cwd);
  if (root === undefined)
    throw new DiffError(
      `${context.cwd} is not inside a repository with clusters/fleet.yaml`,
      'run it in the repository of the fleet',
    );
  const git = new Git(root);
  const { base, head } = resolveSides(git, options);
  const trees = new GitTrees(git, root, base, head);
  trees.prefetch();
  const settings = new HeadSettings(trees);
  const report = review({
    base,
    head,
    changed: trees.changed,
    reader: trees,
    settings: (cluster) => settings.of(cluster),
    today: head.worktree ? new Date().toISOString().slice(0, 10) : dayOf(git, head.commit),
  });
  if (!settings.broken) return report;
  showFindings(context, settings.problems, () => undefined);
  context.exit(DIFF_EXIT.failure);
  return undefined;
}

function fail({ console }: CommandContext, message: string): void {
  console.err(`nodeless: ${harmless(message)}\n`);
}
