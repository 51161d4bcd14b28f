import type { ClusterClaims } from '@nodeless/checks';
import type { Diagnostic } from '@nodeless/core';
import type { Generation } from '../memory/generation-memory.ts';

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

/** The plan of a cluster that is as the last run left it. */
export function nothingToWrite(name: string, generation: Generation): ClusterPlan {
  const { diagnostics, claims, files } = generation;
  const result = { name, created: 0, updated: 0, deleted: 0, kept: files };
  return { diagnostics, claims, carryOut: () => ({ result, diagnostics: [], generation }) };
}
