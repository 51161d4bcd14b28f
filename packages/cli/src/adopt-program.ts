import type { Command } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { examples, printable, type Printed } from './program-options.ts';

/** The command that takes over what exists: name, options and help. */
export function addAdopt(program: Command, context: CommandContext): void {
  printable(program.command('adopt'))
    .description('bring manifests that exist in as an app, and say what a server had made of them')
    .argument('<path...>', 'files or folders of manifests; - is standard input')
    .requiredOption('--app <name>', 'name of the app that they become')
    .option('--cluster <name...>', 'clusters that are to run it: folders below clusters/')
    .addHelpText(
      'after',
      examples(
        'nodeless adopt ../shop/k8s --app shop --cluster dev',
        'kubectl get -n shop -o yaml deployment,service,configmap | nodeless adopt - --app shop',
        'helm get manifest shop -n shop | nodeless adopt - --app shop',
      ),
    )
    .action(async (paths: string[], options: Printed & { app: string; cluster?: readonly string[] }) => {
      const { adoptCommand } = await import('./commands/adopt.ts');
      const { app, cluster = [], printFiles } = options;
      await adoptCommand(context, paths, { app, clusters: cluster, print: printFiles === true });
    });
}
