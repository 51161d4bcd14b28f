import { hasErrors } from '@nodeless/core';
import { EXIT } from '../exit-codes.ts';
import { Git } from '../git/git.ts';
import { resolveTrees } from '../git/resolve-trees.ts';
import { report, type Format } from '../output/report.ts';
import { rootOf, type CommandContext } from './context.ts';

/**
 * After a merge, a rebase or a cherry-pick: renders the trees that the two sides disagree about from the sources as they are
 * now, and stages them.
 *
 * @returns the clusters that were rendered again; undefined when nothing was done, with the reason printed
 */
export function resolveCommand(context: CommandContext, format: Format): readonly string[] | undefined {
  const root = rootOf(context);
  if (root === undefined) return undefined;
  const { diagnostics, value } = resolveTrees(root, new Git(root));
  const summary =
    value === undefined
      ? ['nothing was written']
      : [value.length === 0 ? 'every tree is fresh' : `rendered again and staged: ${value.join(', ')}`];
  report(context.console, root, format, { diagnostics, result: { clusters: value ?? [] }, summary });
  if (hasErrors(diagnostics)) context.exit(EXIT.findings);
  return value;
}
