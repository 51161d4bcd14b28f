import { placementOf, readingsOf, type Reading, type WorkloadPlacement } from '@nodeless/checks';
import { hasErrors, type Diagnostic, type Outcome, type SpecPath } from '@nodeless/core';
import type { ClusterModel, Provenance } from '@nodeless/sources';
import type { PlannedFile, PrintCache } from '@nodeless/tree';
import { loadCluster, type LoadedFleet } from '../fleet.ts';
import { checksInput, draftCluster, printDraft } from '../pipeline.ts';
import type { Leaf } from './leaves.ts';
import { outlineOf, type Outline } from './outline.ts';

/** One cluster as it is explained: rendered in memory, whatever the checks find. */
export interface ExplainedCluster {
  readonly name: string;
  readonly model: ClusterModel;
  readonly outline: Outline;
  readonly files: ReadonlyMap<string, PlannedFile>;
  readonly readings: () => readonly Reading[];
  /** Where the pods of the cluster run. */
  readonly placement: () => readonly WorkloadPlacement[];
}

export function explainedCluster(
  fleet: LoadedFleet,
  name: string,
  printed: PrintCache,
): Outcome<ExplainedCluster> {
  const loaded = loadCluster(fleet, name);
  if (loaded.value === undefined) return { diagnostics: loaded.diagnostics };
  const draft = draftCluster(loaded.value);
  const { diagnostics } = draft.components;
  if (hasErrors(diagnostics)) return { diagnostics };
  const planned = printDraft(draft, printed);
  if (planned.value === undefined) return { diagnostics: planned.diagnostics };
  let readings: readonly Reading[] | undefined;
  const value = {
    name,
    model: loaded.value,
    outline: outlineOf(draft),
    files: new Map(planned.value.files.map((file) => [file.path, file])),
    readings: () => (readings ??= readingsOf(checksInput(draft))),
    placement: () => placementOf(checksInput(draft)),
  };
  return { value, diagnostics: [] };
}

/** A value of the sources, and who wrote it. */
export interface SourceValue extends Provenance {
  readonly path: SpecPath;
  readonly value: Leaf['value'];
}

export function sourceValue({ model }: ExplainedCluster, { path, value }: Leaf): SourceValue {
  return { path, value, ...model.provenance(path) };
}

/** Codes of the rules that read one of these values. */
export function checksThatRead(cluster: ExplainedCluster, reads: (path: string) => boolean): string[] {
  const codes = cluster.readings().flatMap(({ codes, read }) => ([...read].some(reads) ? codes : []));
  return [...new Set(codes)].sort();
}

export function nothingThere(message: string, hint?: string): Diagnostic {
  const diagnostic: Diagnostic = { code: 'explain/nothing-there', severity: 'error', message };
  return hint === undefined ? diagnostic : { ...diagnostic, hint };
}
