import type { JsonObject } from '@nodeless/core';
import type { PlannedStep } from '../plan/config-step.ts';
import { listOf, mapOf, patchedTrees, readData, type PatchedTrees } from './patched-trees.ts';

/** A change of one cluster, with all that is left to do by hand. */
export interface PlanCase extends PatchedTrees {
  readonly steps: readonly JsonObject[];
}

/**
 * Reads a file of `testdata/plans/`: `tree` holds rendered files, `cases` a list of changes with their steps.
 * @throws when the text is not of this form
 */
export function readPlanCases(text: string): PlanCase[] {
  const file = readData(text);
  const tree = mapOf(file['tree'] ?? {}, 'tree');
  return listOf(file['cases'], 'cases').map((item) => {
    const one = mapOf(item, 'case');
    const trees = patchedTrees(tree, one, ['steps']);
    return { ...trees, steps: listOf(one['steps'], trees.title).map((step) => mapOf(step, trees.title)) };
  });
}

/** A step as a case writes it: when and with what, and `run` where there are commands. */
export function stepOf({ when, tool, title, commands, disrupts }: PlannedStep): JsonObject {
  return { [when]: title, tool, ...(commands.length === 0 ? {} : { run: commands }), disrupts };
}
