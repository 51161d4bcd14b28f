import type { ClusterClaims } from '@nodeless/checks';
import type { Diagnostic } from '@nodeless/core';
import type { ClusterFiles } from '@nodeless/sources';
import { holdsExactly, nodeDisk } from '@nodeless/tree';
import type { Generation, GenerationMemory } from '../memory/generation-memory.ts';

/** What a run did to the files of one cluster. */
export interface ClusterResult {
  readonly name: string;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly kept: number;
}

/** What came of writing a cluster. Without a result there are errors. */
export interface CarriedOut {
  readonly result?: ClusterResult;
  readonly diagnostics: readonly Diagnostic[];
  /** What the next run may know of it. @default nothing new */
  readonly generation?: Generation;
}

/** A cluster that is ready to be written, or that needs no writing. Without `carryOut` there are errors. */
export interface ClusterPlan {
  readonly diagnostics: readonly Diagnostic[];
  /** What it takes of what clusters share, where that is known. */
  readonly claims?: ClusterClaims | undefined;
  readonly carryOut?: () => CarriedOut | Promise<CarriedOut>;
}

/** The plan of a cluster whose sources and whose tree are as the last run left them; undefined when that is not known. */
export function recallPlan(
  root: string,
  memory: GenerationMemory,
  files: ClusterFiles,
): ClusterPlan | undefined {
  const name = files.folder;
  const known = memory.recall(memory.keyOf(files));
  if (known === undefined || !holdsExactly(nodeDisk(root), name, known.recordsSha256)) return undefined;
  const result = { name, created: 0, updated: 0, deleted: 0, kept: known.files };
  return {
    diagnostics: known.diagnostics,
    claims: known.claims,
    carryOut: () => ({ result, diagnostics: [], generation: known }),
  };
}
