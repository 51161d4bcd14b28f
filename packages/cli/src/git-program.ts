import { Argument, type Command } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { hooksCommand } from './commands/hooks.ts';
import { resolveCommand } from './commands/resolve.ts';
import { HOOKS, type HookName } from './hooks/hook-script.ts';
import { runHook } from './hooks/run-hook.ts';
import { examples, formatOf, withFormat, type FormatOptions } from './program-options.ts';

/** The commands that work with git: names, options and help. */
export function addGitCommands(program: Command, context: CommandContext): void {
  withFormat(program.command('resolve'))
    .description('after a merge or a rebase, render the trees that git could not merge, and stage them')
    .addHelpText('after', examples('git merge main', 'nodeless resolve', 'git commit --no-edit'))
    .action((options: FormatOptions) => {
      resolveCommand(context, formatOf(options));
    });

  const hooks = program.command('hooks').description('hooks and merge driver of this clone');
  hooks
    .command('install')
    .description('check before each commit and push, and render again after each merge and rebase')
    .action(() => hooksCommand(context, 'install'));
  hooks
    .command('uninstall')
    .description('take the hooks and the merge driver away')
    .action(() => hooksCommand(context, 'uninstall'));
  hooks
    .command('run', { hidden: true })
    .description('what git starts')
    .addArgument(new Argument('<hook>').choices(HOOKS))
    .argument('[argument...]', 'what git gives to the hook')
    .allowUnknownOption()
    .action((hook: HookName, args: string[]) => runHook(context, hook, args));
}
