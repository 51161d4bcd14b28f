import { Argument, type Command } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { completionScript, SHELLS, type Shell } from './completion/script.ts';
import type { Typed } from './init/answers.ts';
import { exactVersion, examples, printable, type Printed } from './program-options.ts';

/** The command that begins a repository: name, options and help. */
export function addInit(program: Command, context: CommandContext): void {
  printable(program.command('init'))
    .description('write a new repository: one cluster, one app, and what git, CI and editors need')
    .argument('[folder]', 'an empty or absent folder, or one with nothing in the way', '.')
    .option('--name <name>', "name of the platform (default: the folder's)")
    .option('--account-id <id>', 'AWS account, 12 digits')
    .option('--region <region>', 'AWS region')
    .option(
      '--stages <stages>',
      'stages, separated by commas; the first gets the first cluster (default: dev,prod)',
    )
    .option('--repository <url>', "git repository that Argo CD will follow (default: git's remote origin)")
    .option('--keep-existing', 'leave files that are there as they are; sources must not be there')
    .addHelpText('after', '\nWhat is not given is asked at a terminal.')
    .addHelpText(
      'after',
      examples(
        'nodeless init',
        'nodeless init my-platform --account-id 444455556666 --region eu-central-1 --repository git@github.com:acme/my-platform.git',
      ),
    )
    .action(
      async (
        folder: string,
        { keepExisting = false, printFiles = false, ...typed }: Typed & Printed & { keepExisting?: boolean },
      ) => {
        const { initCommand } = await import('./commands/init.ts');
        await initCommand(context, folder, { ...typed, keepExisting, print: printFiles });
      },
    );
}

/** The command for an upgrade: name, options and help. */
export function addMigrate(program: Command, context: CommandContext): void {
  printable(program.command('migrate'))
    .description('after an upgrade, edit the sources to the form that this release wants; comments stay')
    .option('--from <version>', 'release that they were written for (default: any)', exactVersion)
    .addHelpText('after', examples('nodeless migrate', 'nodeless migrate --from 0.1.0'))
    .action(async ({ from, printFiles = false }: Printed & { from?: string }) => {
      const { migrateCommand } = await import('./commands/migrate.ts');
      migrateCommand(context, { print: printFiles, ...(from === undefined ? {} : { from }) });
    });
}

/** The command for a fork of this repository: name and help. */
export function addRemoveExamples(program: Command, context: CommandContext): void {
  program
    .command('remove-examples')
    .description('remove the clusters of the examples, their apps and their code owners; git keeps them')
    .addHelpText('after', '\nAn example is a cluster of the accounts 111122223333 and 444455556666.')
    .action(async () => {
      const { removeExamplesCommand } = await import('./commands/remove-examples.ts');
      removeExamplesCommand(context);
    });
}

/** The command that prints what a shell reads: it knows every command that the program has when it runs. */
export function addCompletion(program: Command, { console }: CommandContext): void {
  program
    .command('completion')
    .description('print what makes a shell complete this command line')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', examples('source <(nodeless completion bash)'))
    .action((shell: Shell) => console.out(completionScript(program, shell)));
}
