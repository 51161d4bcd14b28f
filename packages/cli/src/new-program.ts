import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { examples, printable, type Printed } from './program-options.ts';

interface ClusterArguments extends Printed {
  readonly stage: string;
  readonly region: string;
  readonly accountId: string;
}

/** The commands that write what is new: names, options and help. */
export function addNew(program: Command, context: CommandContext): void {
  const writeCluster = async (name: string, { printFiles, ...options }: ClusterArguments): Promise<void> => {
    const { newClusterCommand } = await import('./commands/new.ts');
    newClusterCommand(context, name, { ...options, print: printFiles === true });
  };
  // The options of `new` are those of a cluster; behind the name of another thing come its own.
  const command = withClusterOptions(program.command('new').enablePositionalOptions())
    .description('write a new cluster, app, component or rule')
    .argument('<name>', 'name of a cluster, as `new cluster` takes it')
    .addHelpText(
      'after',
      examples('nodeless new prod-seoul --stage prod --region ap-northeast-2 --account-id 444455556666'),
    )
    .action(writeCluster);

  withClusterOptions(command.command('cluster'))
    .description('write clusters/<name>/cluster.yaml with comments')
    .argument('<name>', 'name of the cluster')
    .action(writeCluster);

  printable(command.command('app'))
    .description('write apps/<name>/app.yaml with comments, or app.ts with a test, and list it in clusters')
    .argument('<name>', 'name of the app')
    .requiredOption('--image <image>', 'image with its tag or digest')
    .option('--port <port>', 'port of the container', port, '8080')
    .option('--cluster <name...>', 'clusters that are to run it: folders below clusters/')
    .addOption(new Option('--form <form>', 'what describes it').choices(['yaml', 'ts']).default('yaml'))
    .addHelpText(
      'after',
      examples('nodeless new app web --image registry.example.com/web:1.29.1 --cluster dev'),
    )
    .action(
      async (
        name: string,
        options: Printed & { image: string; port: string; cluster?: readonly string[]; form: 'yaml' | 'ts' },
      ) => {
        const { newAppCommand } = await import('./commands/new.ts');
        const { image, port: containerPort, cluster = [], printFiles, form } = options;
        newAppCommand(context, name, {
          ...{ image, port: containerPort, clusters: cluster, form },
          print: printFiles === true,
        });
      },
    );

  printable(command.command('component'))
    .description('write a component of your own with its test, and register it in nodeless.config')
    .argument('<key>', 'its key below components of cluster.yaml')
    .addHelpText('after', examples('nodeless new component statusPage'))
    .action(async (key: string, { printFiles }: Printed) => {
      const { newComponentCommand } = await import('./commands/new.ts');
      newComponentCommand(context, key, { print: printFiles === true });
    });

  printable(command.command('rule'))
    .description('write a rule of your own with its test, and register it in nodeless.config')
    .argument('<code>', 'its code, with a domain name of yours')
    .addHelpText('after', examples('nodeless new rule example.com/moving-tag'))
    .action(async (code: string, { printFiles }: Printed) => {
      const { newRuleCommand } = await import('./commands/new.ts');
      newRuleCommand(context, code, { print: printFiles === true });
    });
}

function withClusterOptions(command: Command): Command {
  return printable(command)
    .option('--stage <stage>', 'stage of fleet.yaml', 'dev')
    .option('--region <region>', 'AWS region', 'ap-northeast-2')
    .option('--account-id <id>', 'AWS account', '111122223333');
}

function port(text: string): string {
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) < 65_536) return text;
  throw new InvalidArgumentError('Write a number from 1 to 65535.');
}
