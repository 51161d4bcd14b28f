import { escapeControl } from '@nodeless/core';
import { review, type ChangeReport, type DangerSeverity, type OwnRule } from '@nodeless/review';
import { dayOf, resolveSides, type Revisions, type Sides } from '../diff/sides.ts';
import { DiffError } from '../diff/diff-error.ts';
import { isDangerous } from '../diff/fail-on.ts';
import type { ReportFormat } from '../diff/formats.ts';
import { REPORT_FORMATTERS } from '../diff/formatters.ts';
import { GitTrees } from '../diff/git-trees.ts';
import { HeadSettings } from '../diff/settings.ts';
import { EXIT } from '../exit-codes.ts';
import { Git, GitError } from '../git/git.ts';
import { findRoot } from '../repository/root.ts';
import { FailingRules } from '../diff/failing-rules.ts';
import { ownExtensions } from '../diff/own-extensions.ts';
import { showFindings, valueOrFindings, type CommandContext } from './context.ts';

export interface DiffOptions extends Revisions {
  readonly format: ReportFormat;
  /** The exit code is 1 from this severity of a danger on. */
  readonly failOn: DangerSeverity;
}

/** What does a change do, in a person's words? Reads two trees from git and writes nothing. */
export async function diffCommand(context: CommandContext, options: DiffOptions): Promise<void> {
  try {
    await compareAndReport(context, options);
  } catch (error) {
    if (error instanceof DiffError) fail(context, error.message, error.hint);
    else if (error instanceof GitError) fail(context, error.message);
    else throw error;
  }
}

async function compareAndReport(context: CommandContext, options: DiffOptions): Promise<void> {
  const root = findRoot(context.cwd);
  if (root === undefined)
    throw new DiffError(
      `${context.cwd} is not inside a repository with clusters/fleet.yaml`,
      'run it in the repository of the fleet',
    );
  const git = new Git(root);
  const sides = resolveSides(git, options);
  const own = valueOrFindings(context, await ownExtensions(root));
  if (own === undefined) return;
  const failing = new FailingRules(own.dangers);
  const report = compare(context, git, root, sides, failing.rules);
  if (report === undefined) return;
  context.console.out(REPORT_FORMATTERS[options.format](report, context.console.outColors));
  if (failing.diagnostics.length > 0) {
    showFindings(context, failing.diagnostics, () => undefined);
    context.exit(EXIT.findings);
  }
  if (isDangerous(report, options.failOn)) context.exit(EXIT.findings);
  if (report.verdict !== 'none') return;
  // What renders is loaded only here: it takes longer than the comparison of two trees.
  const { findStaleTree } = await import('../diff/stale-trees.ts');
  const stale = findStaleTree(git, root, sides.base, sides.head);
  if (stale !== undefined) fail(context, stale.message, stale.hint);
}

function compare(
  context: CommandContext,
  git: Git,
  root: string,
  { base, head }: Sides,
  dangers: readonly OwnRule[],
): ChangeReport | undefined {
  const trees = new GitTrees(git, root, base, head);
  trees.prefetch();
  const settings = new HeadSettings(
    trees,
    dangers.map(({ id }) => id),
  );
  const report = review({
    base,
    head,
    changed: trees.changed,
    reader: trees,
    settings: (cluster) => settings.of(cluster),
    dangers,
    today: head.worktree ? new Date().toISOString().slice(0, 10) : dayOf(git, head.commit),
  });
  if (!settings.broken) return report;
  showFindings(context, settings.problems, () => undefined);
  context.exit(EXIT.findings);
  return undefined;
}

function fail(context: CommandContext, message: string, hint?: string): void {
  context.console.err(
    `nodeless: ${escapeControl(message)}\n${hint === undefined ? '' : `  hint: ${escapeControl(hint)}\n`}`,
  );
  context.exit(EXIT.findings);
}
