import { hasErrors } from '@nodeless/core';
import { EXIT } from '../exit-codes.ts';
import { placementsOf } from '../explain/placements.ts';
import { loadFleet } from '../fleet.ts';
import { placementText } from '../output/placement-text.ts';
import { report } from '../output/report.ts';
import { rootOf, type CommandContext } from './context.ts';
import type { ExplainOptions } from './explain.ts';
import { selectClusters } from './select-clusters.ts';

/**
 * Where each pod of the clusters runs, with the size of Fargate that is billed or the instance types that it fits on, and why
 * not elsewhere. Writes nothing; a pod that runs nowhere is an answer and no failure.
 *
 * @param typed part of the name of a workload, for example `web/web`; empty for all
 */
export function explainPlacementCommand(
  context: CommandContext,
  typed: string,
  { format, cluster }: ExplainOptions,
): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const fleet = loadFleet(root);
  const clusters = selectClusters(fleet.value?.clusters ?? [], cluster === undefined ? [] : [cluster]);
  const found =
    fleet.value === undefined || clusters.diagnostics.length > 0
      ? { placements: [], diagnostics: fleet.value === undefined ? [] : clusters.diagnostics }
      : placementsOf(fleet.value, clusters.selected, typed);
  const { placements } = found;
  const diagnostics = [...fleet.diagnostics, ...found.diagnostics];
  report(context.console, root, format, {
    diagnostics,
    result: { placements },
    summary: placements.flatMap((one) => placementText(one)),
  });
  if (hasErrors(diagnostics)) context.exit(EXIT.findings);
}
