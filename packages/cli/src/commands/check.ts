import { hasErrors, type Diagnostic } from '@nodeless/core';
import { nodeDisk, PrintCache, verify } from '@nodeless/tree';
import { EXIT } from '../exit-codes.ts';
import { loadCluster, loadFleet, type LoadedFleet } from '../fleet.ts';
import { Progress } from '../output/progress.ts';
import { report, type Answer, type Format } from '../output/report.ts';
import { renderCluster } from '../pipeline.ts';
import { rootOf, type CommandContext } from './context.ts';
import { selectClusters } from './select-clusters.ts';

/** Is the tree on disk what the sources give, and is it sound? Writes nothing. */
export function checkCommand(context: CommandContext, named: readonly string[], format: Format): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const answer = check(context, root, named);
  report(context.console, root, format, answer);
  if (hasErrors(answer.diagnostics)) context.exit(EXIT.findings);
}

function check(context: CommandContext, root: string, named: readonly string[]): Answer {
  const loaded = loadFleet(root);
  const { selected, diagnostics: unknown } = selectClusters(
    loaded.value?.clusters ?? [],
    loaded.value === undefined ? [] : named,
  );
  const diagnostics: Diagnostic[] = [...loaded.diagnostics, ...unknown];
  const clusters: { name: string; sound: boolean }[] = [];
  if (loaded.value !== undefined) {
    const printed = new PrintCache();
    const progress = new Progress(context.console, 'checking', selected.length);
    for (const [index, name] of selected.entries()) {
      const found = checkCluster(loaded.value, name, printed);
      diagnostics.push(...found);
      clusters.push({ name, sound: !hasErrors(found) });
      progress.at(index + 1);
    }
  }
  const sound = clusters.filter((cluster) => cluster.sound).length;
  return {
    diagnostics,
    result: { clusters },
    summary: [`${sound} of ${clusters.length} clusters are fresh and sound`],
  };
}

function checkCluster(fleet: LoadedFleet, name: string, printed: PrintCache): readonly Diagnostic[] {
  const model = loadCluster(fleet, name);
  if (model.value === undefined) return model.diagnostics;
  const rendered = renderCluster(model.value, printed);
  const diagnostics = [...model.diagnostics, ...rendered.diagnostics];
  if (rendered.value === undefined) return diagnostics;
  return [...diagnostics, ...verify(nodeDisk(fleet.root), { cluster: name, files: rendered.value.files })];
}
