import { Option, type Command } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { examples, formatOf, withFormat, type FormatOptions } from './program-options.ts';

/** The command that renders charts and kustomizations beforehand: name, options and help. */
export function addLock(program: Command, context: CommandContext): void {
  withFormat(program.command('lock'))
    .description(
      'render charts and kustomizations with the helm and kustomize that are installed, and keep the result',
    )
    .argument('[app...]', 'folders below apps/; all that need it by default')
    .option('--fresh', 'render also what is kept already')
    .option('--upgrade', 'take the version that is installed, and render everything with it')
    .addOption(
      new Option('--check', 'render everything, say whether it is what is kept, and write nothing').conflicts(
        'upgrade',
      ),
    )
    .addHelpText(
      'after',
      examples(
        'nodeless lock',
        'nodeless lock shop',
        'nodeless lock shop --upgrade',
        'nodeless lock --check',
      ),
    )
    .action(
      async (
        apps: string[],
        options: FormatOptions & { fresh?: boolean; upgrade?: boolean; check?: boolean },
      ) => {
        const { lockCommand } = await import('./commands/lock.ts');
        await lockCommand(context, apps, {
          format: await formatOf(options),
          check: options.check ?? false,
          fresh: options.fresh ?? false,
          upgrade: options.upgrade ?? false,
        });
      },
    );
}
