import { hasErrors, type Diagnostic } from '@nodeless/core';
import type { ClusterFiles } from '@nodeless/spec';
import {
  apply,
  holdsExactly,
  nodeDisk,
  plan,
  type Plan,
  type PrintCache,
  recordsSha256,
} from '@nodeless/tree';
import { modelOf, type LoadedFleet } from '../fleet.ts';
import type { GenerationMemory } from '../memory/generation-memory.ts';
import { renderCluster } from '../pipeline.ts';
import { readClusterFiles } from '../repository/sources.ts';

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
  readonly carryOut?: () => { readonly result?: ClusterResult; readonly diagnostics: readonly Diagnostic[] };
}

export interface PlanningContext {
  readonly fleet: LoadedFleet;
  readonly memory: GenerationMemory;
  readonly printed: PrintCache;
  readonly discardEdits: boolean;
  readonly allowDeletions: boolean;
}

/** Renders one cluster and plans its way onto the disk; nothing is written before `carryOut`. */
export function planCluster(context: PlanningContext, name: string): ClusterPlan {
  const { fleet, memory } = context;
  const files = readClusterFiles(fleet.root, name);
  if (files.value === undefined || hasErrors(files.diagnostics)) return { diagnostics: files.diagnostics };
  const key = memory.keyOf(files.value);
  const known = memory.recall(key);
  if (known !== undefined && holdsExactly(nodeDisk(fleet.root), name, known.recordsSha256)) {
    memory.remember(key, known);
    const result = { name, created: 0, updated: 0, deleted: 0, kept: known.files };
    return { diagnostics: known.diagnostics, carryOut: () => ({ result, diagnostics: [] }) };
  }
  return renderAndPlan(context, name, key, files.value);
}

function renderAndPlan(
  context: PlanningContext,
  name: string,
  key: string,
  sources: ClusterFiles,
): ClusterPlan {
  const { fleet, memory, printed, discardEdits, allowDeletions } = context;
  const model = modelOf(fleet, sources);
  if (model.value === undefined) return { diagnostics: model.diagnostics };
  const rendered = renderCluster(model.value, printed);
  const findings = [...model.diagnostics, ...rendered.diagnostics];
  if (rendered.value === undefined) return { diagnostics: findings };

  const { files, folders } = rendered.value;
  const target = { cluster: name, files, folders };
  const disk = nodeDisk(fleet.root);
  const { maxDeletedPercent } = model.value.spec.safety;
  const planned = plan(disk, target, { maxDeletedPercent, discardEdits, allowDeletions });
  const diagnostics = [...findings, ...planned.conflicts];
  if (hasErrors(diagnostics)) return { diagnostics };
  return {
    diagnostics,
    carryOut: () => {
      const applied = apply(disk, planned);
      if (applied.value === undefined) return { diagnostics: applied.diagnostics };
      memory.remember(key, {
        recordsSha256: recordsSha256(target),
        files: files.length,
        diagnostics: findings,
      });
      return { result: resultOf(applied.value), diagnostics: applied.diagnostics };
    },
  };
}

function resultOf({ target, create, update, delete: gone, keep }: Plan): ClusterResult {
  const counts = { created: create.length, updated: update.length, deleted: gone.length, kept: keep.length };
  return { name: target.cluster, ...counts };
}
