import { COMPONENT_DANGERS } from '@nodeless/catalogue/dangers';
import { escapeControl, type Diagnostic } from '@nodeless/core';
import { review, type ChangeReport, type DangerSeverity, type OwnRule } from '@nodeless/review';
import { ExtensionError } from '../config/extension-error.ts';
import { dayOf, resolveSides, type Revisions, type Sides } from '../diff/sides.ts';
import { DiffError } from '../diff/diff-error.ts';
import { isDangerous } from '../diff/fail-on.ts';
import { FailingRules } from '../diff/failing-rules.ts';
import { formatterOf } from '../diff/formatters.ts';
import { GitTrees } from '../diff/git-trees.ts';
import { ownExtensions } from '../diff/own-extensions.ts';
import { HeadSettings } from '../diff/settings.ts';
import { EXIT } from '../exit-codes.ts';
import { Git, GitError } from '../git/git.ts';
import { findRoot } from '../repository/root.ts';
import { showFindings, valueOrFindings, type CommandContext } from './context.ts';

export interface DiffOptions extends Revisions {
  /** Name of a format of Nodeless or of the repository. */
  readonly format: string;
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
    else if (error instanceof ExtensionError) failWith(context, [error.diagnostic]);
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
  const format = formatterOf(options.format, own.formats);
  if (format === undefined)
    throw new DiffError(
      `there is no format ${JSON.stringify(options.format)}`,
      'nodeless diff --help lists the formats',
    );
  const failing = new FailingRules(own.dangers);
  const report = compare(context, git, root, sides, [...COMPONENT_DANGERS, ...failing.rules]);
  if (report === undefined) return;
  if (failing.diagnostics.length > 0) failWith(context, failing.diagnostics);
  context.console.out(format(report, context.console.outColors));
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
  failWith(context, settings.problems);
  return undefined;
}

function failWith(context: CommandContext, diagnostics: readonly Diagnostic[]): void {
  showFindings(context, diagnostics, () => undefined);
  context.exit(EXIT.findings);
}

function fail(context: CommandContext, message: string, hint?: string): void {
  context.console.err(
    `nodeless: ${escapeControl(message)}\n${hint === undefined ? '' : `  hint: ${escapeControl(hint)}\n`}`,
  );
  context.exit(EXIT.findings);
}
