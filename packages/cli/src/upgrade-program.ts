import type { Command } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { examples, formatOf, withFormat, type FormatOptions } from './program-options.ts';

/** The commands about a new version of Kubernetes: names, options and help. */
export function addUpgrade(program: Command, context: CommandContext): void {
  const upgrade = program
    .command('upgrade')
    .description('how a cluster gets to another version of Kubernetes, one minor version at a time');
  withFormat(upgrade.command('plan'))
    .description('print what stands in the way and the steps with their commands. Asks nothing of AWS')
    .argument('<cluster>', 'folder below clusters/')
    .requiredOption('--to <version>', 'minor version of Kubernetes')
    .addHelpText('after', examples('nodeless upgrade plan prod-seoul --to 1.36'))
    .action(async (cluster: string, { to, ...options }: FormatOptions & { to: string }) => {
      const { upgradePlanCommand } = await import('./commands/upgrade.ts');
      upgradePlanCommand(context, cluster, { to, format: await formatOf(options) });
    });
  upgrade
    .command('apply')
    .description('edit the version in cluster.yaml, for a pull request, where nothing stands in the way')
    .argument('<cluster>', 'folder below clusters/')
    .requiredOption('--to <version>', 'the next minor version of Kubernetes')
    .addHelpText('after', examples('nodeless upgrade apply prod-seoul --to 1.36'))
    .action(async (cluster: string, { to }: { to: string }) => {
      const { upgradeApplyCommand } = await import('./commands/upgrade.ts');
      upgradeApplyCommand(context, cluster, { to });
    });
}
