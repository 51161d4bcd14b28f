import { Argument, InvalidArgumentError, type Command } from 'commander';
import { COMPONENTS } from '@nodeless/catalogue';
import { knownReleases } from '@nodeless/spec';
import type { CommandContext } from './commands/context.ts';
import { examples, formatOf, withFormat, type FormatOptions } from './program-options.ts';

/** The command that tells versions and their commits: name, options and help. */
export function addVersions(program: Command, context: CommandContext): void {
  const keys = knownReleases(COMPONENTS).map(({ key }) => key);
  withFormat(program.command('versions'))
    .description('which versions are in use, which are known, and which commits belong to them')
    .addArgument(new Argument('[release]', 'a release of `versions` in fleet.yaml').choices(keys))
    .argument('[version]', 'print its commits, or the commands that find them', exactVersion)
    .addHelpText(
      'after',
      examples(
        'nodeless versions',
        'nodeless versions karpenter',
        'nodeless versions karpenter 1.15.2',
        'nodeless versions --json',
      ),
    )
    .action(async (release: string | undefined, version: string | undefined, options: FormatOptions) => {
      const { versionsCommand } = await import('./commands/versions.ts');
      versionsCommand(context, {
        format: formatOf(options),
        ...(release === undefined ? {} : { release }),
        ...(version === undefined ? {} : { version }),
      });
    });
}

/** A version stands in commands that people run. */
function exactVersion(text: string): string {
  if (/^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(text)) return text;
  throw new InvalidArgumentError('Write one exact version, for example 1.15.2.');
}
