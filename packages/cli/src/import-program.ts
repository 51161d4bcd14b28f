import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { examples, formatOf, withFormat, type FormatOptions } from './program-options.ts';

interface Typed extends FormatOptions {
  readonly fromYaml: string;
  readonly stage?: string;
  readonly accountId?: string;
  readonly print?: boolean;
}

/** The command that takes over a cluster that exists: name, options and help. */
export function addImport(program: Command, context: CommandContext): void {
  withFormat(program.command('import'))
    .description('make the sources of a cluster from its ClusterConfig, with the proof that they describe it')
    .requiredOption('--from-yaml <file>', 'a ClusterConfig of eksctl; - is standard input')
    .option('--stage <stage>', 'its stage in fleet.yaml; the only one unless given')
    .addOption(
      new Option(
        '--account-id <id>',
        'its AWS account; the only one that the file names unless given',
      ).argParser(accountId),
    )
    .option('--print', 'print the files, and write none')
    .addHelpText(
      'after',
      examples(
        'nodeless import --from-yaml cluster.yaml --stage prod --account-id 111122223333',
        'git show main:infra/cluster.yaml | nodeless import --from-yaml - --stage dev',
        'nodeless import --from-yaml cluster.yaml --stage dev --print',
      ),
    )
    .action(async ({ fromYaml, stage, print = false, ...options }: Typed) => {
      const { importYamlCommand } = await import('./commands/import.ts');
      await importYamlCommand(context, fromYaml, {
        format: await formatOf(options),
        print,
        ...(stage === undefined ? {} : { stage }),
        ...(options.accountId === undefined ? {} : { accountId: options.accountId }),
      });
    });
}

function accountId(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidArgumentError('An account has twelve digits.');
}
