import { sortDiagnostics, sortedBy, type Diagnostic } from '@nodeless/core';
import { PrintCache } from '@nodeless/tree';
import { loadCluster, type LoadedFleet } from '../fleet.ts';
import { renderCluster } from '../pipeline.ts';

/** All that rendering one cluster gives. */
export interface Bundle {
  readonly findings: readonly Diagnostic[];
  /** Text by path below `rendered/`; empty when an error stands among the findings. */
  readonly files: { readonly [path: string]: string };
}

/** The bundles of several clusters, in the order in which they are named. */
export function* bundlesOf(
  fleet: LoadedFleet,
  clusters: readonly string[],
): Generator<{ readonly name: string; readonly bundle: Bundle }> {
  const printed = new PrintCache();
  for (const name of clusters) yield { name, bundle: bundleOf(fleet, name, printed) };
}

function bundleOf(fleet: LoadedFleet, cluster: string, printed: PrintCache): Bundle {
  const model = loadCluster(fleet, cluster);
  const rendered = model.value && renderCluster(model.value, printed);
  const files = sortedBy(rendered?.value?.files ?? [], ({ path }) => path);
  return {
    findings: sortDiagnostics([...model.diagnostics, ...(rendered?.diagnostics ?? [])]),
    files: Object.fromEntries(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('utf8')])),
  };
}

/** Where a process leaves the bundle of a cluster for the one that compares. */
export function bundleFile(cluster: string): string {
  return `${cluster}.json`;
}
