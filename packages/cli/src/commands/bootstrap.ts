import { bootstrapSteps } from '@nodeless/provision';
import { loadCluster, loadFleet } from '../fleet.ts';
import { escapeControl } from '@nodeless/core';
import { selectClusters } from './select-clusters.ts';
import { rootOf, valueOrFindings, type CommandContext } from './context.ts';

/** Prints the commands that bring a cluster to life, in order, as a shell script with comments. */
export function bootstrapCommand(context: CommandContext, name: string): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const fleet = valueOrFindings(context, loadFleet(root));
  if (fleet === undefined) return;
  const { diagnostics: unknown } = selectClusters(fleet.clusters, [name]);
  const model = valueOrFindings(
    context,
    unknown.length > 0 ? { diagnostics: unknown } : loadCluster(fleet, name),
  );
  if (model === undefined) return;
  for (const [index, { title, why, when, command, verify }] of bootstrapSteps(model).entries()) {
    const lines = [
      `# ${index + 1}. ${title}`,
      ...(when === undefined ? [] : [`#    Only when ${when}.`]),
      `#    ${why}`,
      command,
      ...(verify === undefined ? [] : ['# to check:', verify]),
    ];
    context.console.out(`${escapeControl(lines.join('\n'))}\n\n`);
  }
}
