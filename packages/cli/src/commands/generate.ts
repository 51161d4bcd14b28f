import { hasErrors, type Diagnostic } from '@nodeless/core';
import { apply, nodeDisk, plan, PrintCache, type Plan } from '@nodeless/tree';
import { EXIT } from '../exit-codes.ts';
import { loadCluster, loadFleet, type LoadedFleet } from '../fleet.ts';
import { Progress } from '../output/progress.ts';
import { report, type Answer, type Format } from '../output/report.ts';
import { renderCluster } from '../pipeline.ts';
import { rootOf, type CommandContext } from './context.ts';
import { selectClusters } from './select-clusters.ts';

export interface GenerateOptions {
  readonly format: Format;
  readonly discardEdits: boolean;
  readonly allowDeletions: boolean;
}

/** Renders clusters. Everything is rendered and planned before the first byte is written: one error, and nothing is. */
export function generateCommand(
  context: CommandContext,
  named: readonly string[],
  options: GenerateOptions,
): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const answer = generate(context, root, named, options);
  report(context.console, root, options.format, answer);
  if (hasErrors(answer.diagnostics)) context.exit(EXIT.findings);
}

function generate(
  context: CommandContext,
  root: string,
  named: readonly string[],
  options: GenerateOptions,
): Answer {
  const loaded = loadFleet(root);
  if (loaded.value === undefined) return refused(loaded.diagnostics);
  const fleet = loaded.value;
  const { selected, diagnostics: unknown } = selectClusters(fleet.clusters, named);
  const diagnostics = [...loaded.diagnostics, ...unknown];

  const plans: Plan[] = [];
  const printed = new PrintCache();
  const progress = new Progress(context.console, 'rendering', selected.length);
  for (const [index, name] of selected.entries()) {
    const planned = planCluster(fleet, name, printed, options);
    diagnostics.push(...planned.diagnostics);
    if (planned.plan !== undefined) plans.push(planned.plan);
    progress.at(index + 1);
  }
  if (hasErrors(diagnostics)) return refused(diagnostics);

  const disk = nodeDisk(root);
  const done: Plan[] = [];
  for (const planned of plans) {
    const applied = apply(disk, planned);
    diagnostics.push(...applied.diagnostics);
    if (applied.value !== undefined) done.push(applied.value);
  }
  return { diagnostics, result: { clusters: done.map(resultOf) }, summary: summaryOf(done) };
}

function planCluster(
  fleet: LoadedFleet,
  name: string,
  printed: PrintCache,
  { discardEdits, allowDeletions }: GenerateOptions,
): { readonly plan?: Plan; readonly diagnostics: readonly Diagnostic[] } {
  const model = loadCluster(fleet, name);
  if (model.value === undefined) return { diagnostics: model.diagnostics };
  const rendered = renderCluster(model.value, printed);
  const diagnostics = [...model.diagnostics, ...rendered.diagnostics];
  if (rendered.value === undefined) return { diagnostics };
  const { maxDeletedPercent } = model.value.spec.safety;
  const target = { cluster: name, files: rendered.value.files };
  const planned = plan(nodeDisk(fleet.root), target, { maxDeletedPercent, discardEdits, allowDeletions });
  return { plan: planned, diagnostics: [...diagnostics, ...planned.conflicts] };
}

function refused(diagnostics: readonly Diagnostic[]): Answer {
  return { diagnostics, result: { clusters: [] }, summary: ['nothing was written'] };
}

function resultOf({ target, create, update, delete: gone, keep }: Plan) {
  return {
    name: target.cluster,
    created: create.length,
    updated: update.length,
    deleted: gone.length,
    kept: keep.length,
  };
}

const MOST_LINES = 30;

function summaryOf(plans: readonly Plan[]): string[] {
  const results = plans.map(resultOf);
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
  return [
    ...lines,
    `${count}, ${files} files, ${changed.length === 0 ? 'nothing changed' : `${changed.length} changed`}`,
  ];
}
