import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CommandContext } from './commands/context.ts';
import type { AwsOptions } from './live/connection.ts';
import { awsOptions, withAwsOptions } from './live-program.ts';
import { examples, formatOf, withFormat, type FormatOptions } from './program-options.ts';

interface Typed extends FormatOptions, AwsOptions {
  readonly fromYaml?: string;
  readonly region?: string;
  readonly stage?: string;
  readonly accountId?: string;
  readonly print?: boolean;
}

/** The command that takes over a cluster that exists: name, options and help. */
export function addImport(program: Command, context: CommandContext): void {
  withAwsOptions(withFormat(program.command('import')))
    .description(
      'make the sources of a cluster that runs, or of its ClusterConfig, with the proof that they describe it',
    )
    .argument('[cluster]', 'a cluster in AWS, with --region')
    .option('--region <region>', 'where the cluster runs')
    .addOption(
      new Option('--from-yaml <file>', 'a ClusterConfig of eksctl instead; - is standard input').conflicts(
        'region',
      ),
    )
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
        'nodeless import prod-seoul --region ap-northeast-2 --stage prod --profile prod',
        'nodeless import --from-yaml cluster.yaml --stage prod --account-id 111122223333',
        'git show main:infra/cluster.yaml | nodeless import --from-yaml - --stage dev',
        'nodeless import --from-yaml cluster.yaml --stage dev --print',
      ),
    )
    .action(async (cluster: string | undefined, typed: Typed, command: Command) => {
      const { fromYaml, region, stage, print = false } = typed;
      const options = {
        format: await formatOf(typed),
        print,
        ...(stage === undefined ? {} : { stage }),
        ...(typed.accountId === undefined ? {} : { accountId: typed.accountId }),
      };
      const { importLiveCommand, importYamlCommand } = await import('./commands/import.ts');
      if (fromYaml !== undefined && cluster === undefined) {
        await importYamlCommand(context, fromYaml, options);
      } else if (fromYaml === undefined && cluster !== undefined && region !== undefined) {
        await importLiveCommand(context, cluster, { ...options, ...awsOptions(typed), region });
      } else {
        command.error('error: give --from-yaml <file>, or a cluster and --region <region>');
      }
    });
}

function accountId(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidArgumentError('An account has twelve digits.');
}
