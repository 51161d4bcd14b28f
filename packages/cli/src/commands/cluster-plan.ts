import type { ClusterClaims } from '@nodeless/checks';
import type { Diagnostic } from '@nodeless/core';
import type { ClusterFiles } from '@nodeless/sources';
import { holdsExactly, nodeDisk } from '@nodeless/tree';
import type { GenerationMemory } from '../memory/generation-memory.ts';

/** What a run did to the files of one cluster. */
export interface ClusterResult {
  readonly name: string;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly kept: number;
}

/** A cluster that is ready to be written, or that needs no writing. Without `carryOut` there are errors. */
export interface ClusterPlan {
  readonly diagnostics: readonly Diagnostic[];
  /** What it takes of what clusters share, where that is known. */
  readonly claims?: ClusterClaims | undefined;
  readonly carryOut?: () => { readonly result?: ClusterResult; readonly diagnostics: readonly Diagnostic[] };
}

/** The plan of a cluster whose sources and whose tree are as the last run left them; undefined when that is not known. */
export function recallPlan(
  root: string,
  memory: GenerationMemory,
  files: ClusterFiles,
): ClusterPlan | undefined {
  const name = files.folder;
  const key = memory.keyOf(files);
  const known = memory.recall(key);
  if (known === undefined || !holdsExactly(nodeDisk(root), name, known.recordsSha256)) return undefined;
  memory.remember(key, known);
  const result = { name, created: 0, updated: 0, deleted: 0, kept: known.files };
  return {
    diagnostics: known.diagnostics,
    claims: known.claims,
    carryOut: () => ({ result, diagnostics: [] }),
  };
}
