import type { WorkloadPlacement } from '@nodeless/checks';
import { suggestion } from '@nodeless/catalogue/schema';
import { hasErrors, type Diagnostic } from '@nodeless/core';
import { PrintCache } from '@nodeless/tree';
import type { LoadedFleet } from '../fleet.ts';
import { explainedCluster, nothingThere } from './cluster.ts';

/** Where the pods of a cluster run. */
export interface ClusterPlacement {
  readonly cluster: string;
  readonly workloads: readonly WorkloadPlacement[];
}

/** The placements of workloads in clusters of the fleet whose names hold a string. */
export function placementsOf(
  fleet: LoadedFleet,
  selected: readonly string[],
  typed: string,
): { readonly placements: readonly ClusterPlacement[]; readonly diagnostics: readonly Diagnostic[] } {
  const printed = new PrintCache();
  const found: Diagnostic[] = [];
  const all: ClusterPlacement[] = [];
  for (const name of selected) {
    const { value, diagnostics: own } = explainedCluster(fleet, name, printed);
    found.push(...own);
    if (value !== undefined) all.push({ cluster: name, workloads: value.placement() });
  }
  const placements = all
    .map(({ cluster, workloads }) => ({
      cluster,
      workloads: workloads.filter(({ workload }) => workload.toLowerCase().includes(typed.toLowerCase())),
    }))
    .filter(({ workloads }) => workloads.length > 0);
  if (placements.length > 0 || all.length === 0 || hasErrors(found))
    return { placements, diagnostics: found };
  const known = all.flatMap(({ workloads }) => workloads.map(({ workload }) => workload));
  const message = typed === '' ? 'no cluster has pods' : `no cluster has pods of ${JSON.stringify(typed)}`;
  return { placements, diagnostics: [...found, nothingThere(message, suggestion(typed, known))] };
}
