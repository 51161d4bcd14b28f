import { Argument, InvalidArgumentError, type Command } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { examples, formatOf, withFormat, type FormatOptions } from './program-options.ts';

/** The command that tells versions and their commits: name, options and help. */
export function addVersions(program: Command, context: CommandContext): void {
  const release = new Argument('[release]', 'a release of `versions` in fleet.yaml');
  // Which releases there are stands with the components, whose code most commands need not load.
  program.hook('preSubcommand', async (_program, command) => {
    if (!NEED_RELEASES.includes(command.name())) return;
    const { releaseKeys } = await import('./versions/release-keys.ts');
    release.choices(releaseKeys());
  });
  withFormat(program.command('versions'))
    .description('which versions are in use, which are known, and which commits belong to them')
    .addArgument(release)
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
        format: await formatOf(options),
        ...(release === undefined ? {} : { release }),
        ...(version === undefined ? {} : { version }),
      });
    });
}

/** The commands that read the choices of the argument. */
const NEED_RELEASES = ['versions', 'completion'];

/** A version stands in commands that people run. */
function exactVersion(text: string): string {
  if (/^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(text)) return text;
  throw new InvalidArgumentError('Write one exact version, for example 1.15.2.');
}
