import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CommandContext } from './commands/context.ts';
import type { AwsOptions } from './live/connection.ts';
import { examples, formatOf, withFormat, type FormatOptions } from './program-options.ts';

/** The commands that compare with what runs in AWS: names, options and help. */
export function addLive(program: Command, context: CommandContext): void {
  withAwsOptions(withFormat(program.command('facts')))
    .description('record what AWS knows of clusters, and rendering needs, in their facts.json')
    .argument('[cluster...]', 'folders below clusters/')
    .option('--check', 'only say whether the files are what AWS has')
    .addHelpText(
      'after',
      examples('nodeless facts', 'nodeless facts prod --profile prod', 'nodeless facts --check'),
    )
    .action(async (clusters: string[], options: FormatOptions & AwsOptions & { check?: boolean }) => {
      const { factsCommand } = await import('./commands/facts.ts');
      return factsCommand(context, clusters, {
        ...awsOptions(options),
        format: await formatOf(options),
        check: options.check ?? false,
      });
    });
  withAwsOptions(withFormat(program.command('drift')))
    .description('compare what runs in AWS with what was rendered and with the sources. Changes nothing')
    .argument('[cluster...]', 'folders below clusters/')
    .option('--markdown', 'answer as the text of an issue')
    .option('--print-role', 'print the CloudFormation template of a role that may read what is compared')
    .addHelpText(
      'after',
      examples('nodeless drift', 'nodeless drift prod --markdown > issue.md', 'nodeless drift --print-role'),
    )
    .action(
      async (
        clusters: string[],
        options: FormatOptions & AwsOptions & { markdown?: boolean; printRole?: boolean },
      ) => {
        if (options.printRole === true) {
          const { readerRole } = await import('./drift/reader-role.ts');
          context.console.out(readerRole());
          return;
        }
        const { driftCommand } = await import('./commands/drift.ts');
        await driftCommand(context, clusters, {
          ...awsOptions(options),
          format: await formatOf(options),
          markdown: options.markdown ?? false,
        });
      },
    );
}

/** How AWS is reached; credentials come by the default chain of the SDK. */
export function withAwsOptions(command: Command): Command {
  return command
    .option('--profile <name>', 'profile of the configuration files of AWS')
    .addOption(
      new Option(
        '--endpoint-url <url>',
        'where AWS is reached: a private endpoint, or a server of tests',
      ).argParser(endpointUrl),
    );
}

export function awsOptions({ profile, endpointUrl: url }: AwsOptions): AwsOptions {
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(url === undefined ? {} : { endpointUrl: url }),
  };
}

function endpointUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('Write it as https://vpce-0123-eks.eu-central-1.vpce.amazonaws.com.');
}
