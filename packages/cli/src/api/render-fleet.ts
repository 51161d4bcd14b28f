import type { Diagnostic } from '@nodeless/core';

/** What the sources of one cluster give. */
export interface ClusterRendering {
  readonly name: string;
  /** Text by path below `clusters/<name>/rendered/`; empty when an error stands among the findings. */
  readonly files: { readonly [path: string]: string };
  readonly findings: readonly Diagnostic[];
}

export interface FleetRendering {
  readonly clusters: readonly ClusterRendering[];
  /** Findings in the sources that all clusters share. With errors among them there may be no clusters. */
  readonly findings: readonly Diagnostic[];
}

/**
 * Renders clusters in memory: what `nodeless generate` would write, except the ownership records. Writes nothing.
 *
 * @param root the folder that holds `clusters/fleet.yaml`
 * @param names folders below `clusters/`; all by default
 */
export async function renderFleet(root: string, names?: readonly string[]): Promise<FleetRendering> {
  const { loadFleet } = await import('../fleet.ts');
  const { bundlesOf } = await import('../twice/bundle.ts');
  const { selectClusters } = await import('../commands/select-clusters.ts');
  const { value: fleet, diagnostics } = loadFleet(root);
  if (fleet === undefined) return { clusters: [], findings: diagnostics };
  const { selected, diagnostics: unknown } = selectClusters(fleet.clusters, names ?? []);
  const clusters = Array.from(bundlesOf(fleet, selected), ({ name, bundle }) => ({ name, ...bundle }));
  return { clusters, findings: [...diagnostics, ...unknown] };
}
