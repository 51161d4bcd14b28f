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
