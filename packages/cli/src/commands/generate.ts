import { hasErrors, type Outcome } from '@nodeless/core';
import type { FleetFiles } from '@nodeless/sources';
import { EXIT } from '../exit-codes.ts';
import { GenerationMemory } from '../memory/generation-memory.ts';
import type { Console } from '../output/console.ts';
import { Progress } from '../output/progress.ts';
import { report, type Answer, type Format } from '../output/report.ts';
import { clusterNames, readFleetFiles } from '../repository/sources.ts';
import type { CarriedOut, ClusterResult } from './cluster-plan.ts';
import { rootOf, type CommandContext } from './context.ts';
import { FleetPlanner, type NamedPlan } from './fleet-planner.ts';
import { selectClusters } from './select-clusters.ts';

export interface GenerateOptions {
  readonly format: Format;
  readonly discardEdits: boolean;
  readonly allowDeletions: boolean;
  /** Render everything, also what the last run is known to have left unchanged. */
  readonly fresh: boolean;
  /** Most threads that render. @default as many as there are cores, where that many pay */
  readonly jobs?: number | undefined;
}

/** Renders clusters. Everything is rendered and planned before the first byte is written: one error, and nothing is. */
export async function generateCommand(
  context: CommandContext,
  named: readonly string[],
  options: GenerateOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const answer = await generate(context, root, named, options);
  report(context.console, root, options.format, answer);
  if (hasErrors(answer.diagnostics)) context.exit(EXIT.findings);
}

async function generate(
  { console }: CommandContext,
  root: string,
  named: readonly string[],
  { discardEdits, allowDeletions, fresh, jobs }: GenerateOptions,
): Promise<Answer> {
  const shared = readFleetFiles(root);
  if (shared.value === undefined) return refused(shared.diagnostics);
  const names = clusterNames(root);
  const memory = fresh ? GenerationMemory.none() : GenerationMemory.of(root, shared.value);
  const planner = new FleetPlanner(shared.value, { root, memory, discardEdits, allowDeletions, jobs });
  try {
    return await planAndWrite(console, planner, { memory, shared, names, named });
  } finally {
    await planner.end();
  }
}

interface Asked {
  readonly memory: GenerationMemory;
  readonly shared: Outcome<FleetFiles>;
  readonly names: Outcome<readonly string[]>;
  /** None: all. */
  readonly named: readonly string[];
}

async function planAndWrite(
  console: Console,
  planner: FleetPlanner,
  { memory, shared, names, named }: Asked,
): Promise<Answer> {
  const fleet = await planner.sharedFindings();
  const diagnostics = [...shared.diagnostics, ...fleet.diagnostics, ...names.diagnostics];
  if (names.value === undefined || !fleet.usable) return refused(diagnostics);
  const { selected, diagnostics: unknown } = selectClusters(names.value, named);
  diagnostics.push(...unknown);

  const progress = new Progress(console, 'rendering', selected.length);
  const plans = await planner.plan(selected, (count) => progress.at(count));
  diagnostics.push(...plans.flatMap(({ plan }) => plan.diagnostics));
  diagnostics.push(...(await planner.fleetFindings(plans)));
  if (hasErrors(diagnostics)) return refused(diagnostics);

  const clusters: ClusterResult[] = [];
  for (const { result, diagnostics: found } of await carryOutAll(plans)) {
    diagnostics.push(...found);
    if (result !== undefined) clusters.push(result);
  }
  memory.save(selected.length === names.value.length);
  return { diagnostics, result: { clusters }, summary: summaryOf(clusters, plans.length - clusters.length) };
}

/** Writes all clusters. A fault with one of them is thrown after the others are written to the end. */
async function carryOutAll(plans: readonly NamedPlan[]): Promise<CarriedOut[]> {
  const settled = await Promise.allSettled(plans.map(async ({ plan }) => plan.carryOut?.()));
  return settled.flatMap((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value ?? [];
  });
}

function refused(diagnostics: Answer['diagnostics']): Answer {
  return { diagnostics, result: { clusters: [] }, summary: ['nothing was written'] };
}

const MOST_LINES = 30;

/** @param failed clusters that were to be written and were not, or not to the end */
function summaryOf(results: readonly ClusterResult[], failed: number): string[] {
  const changed = results.filter(({ created, updated, deleted }) => created + updated + deleted > 0);
  const lines = changed
    .slice(0, MOST_LINES)
    .map(
      ({ name, created, updated, deleted, kept }) =>
        `${name}: ${created} created, ${updated} updated, ${deleted} deleted, ${kept} kept`,
    );
  if (changed.length > MOST_LINES) lines.push(`… and ${changed.length - MOST_LINES} more clusters`);
  const files = results.reduce((sum, { created, updated, kept }) => sum + created + updated + kept, 0);
  const count = results.length === 1 ? '1 cluster' : `${results.length} clusters`;
  const outcome = changed.length === 0 && failed === 0 ? 'nothing changed' : `${changed.length} changed`;
  return [...lines, `${count}, ${files} files, ${outcome}${failed === 0 ? '' : `; ${failed} not written`}`];
}
