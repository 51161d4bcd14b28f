import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFleet } from '../fleet.ts';
import { ORDERS } from '../repository/orders.ts';
import { bundleFile, bundlesOf } from '../twice/bundle.ts';
import { rootOf, valueOrFindings, type CommandContext } from './context.ts';

/** One of the processes of `check --twice`: renders clusters and writes a bundle of each to a folder. */
export function renderBundlesCommand(
  context: CommandContext,
  folder: string,
  clusters: readonly string[],
  order: keyof typeof ORDERS,
): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const fleet = valueOrFindings(context, loadFleet(root, ORDERS[order]));
  if (fleet === undefined) return;
  const share = fleet.clusters.filter((name) => clusters.includes(name));
  for (const { name, bundle } of bundlesOf(fleet, share)) {
    writeFileSync(join(folder, bundleFile(name)), JSON.stringify(bundle));
  }
}
