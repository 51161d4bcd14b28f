import { EXIT } from '../exit-codes.ts';
import { Git } from '../git/git.ts';
import { installHooks, uninstallHooks } from '../hooks/install.ts';
import { rootOf, type CommandContext } from './context.ts';

/** Installs the hooks of this clone, or takes them away. */
export function hooksCommand(context: CommandContext, action: 'install' | 'uninstall'): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const outcome = (action === 'install' ? installHooks : uninstallHooks)(root, new Git(root));
  if ('done' in outcome) {
    context.console.out(`${outcome.done}\n`);
    return;
  }
  context.console.err(`nodeless hooks: ${outcome.refused}\n`);
  context.exit(EXIT.findings);
}
