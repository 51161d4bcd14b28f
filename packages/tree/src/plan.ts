import { type Diagnostic, sortDiagnostics } from '@nodeless/core';
import type { Assessment, PlannedStatus } from './assessment.ts';
import { deletionBudget } from './deletion-budget.ts';
import { collectingDiskErrors } from './disk/collecting.ts';
import type { Disk } from './disk/disk.ts';
import { editedFile, foreignEntry } from './findings.ts';
import type { PlanOptions } from './plan-options.ts';
import type { PlannedFile } from './planned-file.ts';
import { steadyAssessment } from './steady-assessment.ts';
import { type Steps, stepsOf } from './steps.ts';
import type { Target } from './target.ts';

/** What a run would do to one cluster. Every list is sorted by path. */
export interface Plan {
  readonly target: Target;
  readonly options: PlanOptions;
  readonly create: readonly PlannedFile[];
  /** Files of ours that hold something else, end their lines in another way, or are executable. */
  readonly update: readonly PlannedFile[];
  /** Paths, relative to `rendered/`, of files of ours that the target no longer has. */
  readonly delete: readonly string[];
  /** Files that are right already, also those that were not ours until now. */
  readonly keep: readonly PlannedFile[];
  /** Why the plan must not be carried out. Empty: it may. */
  readonly conflicts: readonly Diagnostic[];
  /** Paths, relative to `rendered/`, of what is not ours. It stays; what is in the way is a conflict too. */
  readonly foreign: readonly string[];
  /** How the plan is carried out; undefined when the disk could not be judged. */
  readonly steps: Steps | undefined;
}

/** What a file of ours may be and be written again without a question: nothing of anybody's is lost. */
const CORRECTED: ReadonlySet<PlannedStatus['state']> = new Set(['executable', 'line-endings', 'recorded']);

/** Compares a target with the disk and says what would change. Reads only, and follows no symbolic link. */
export function plan(disk: Disk, target: Target, options: PlanOptions): Plan {
  const { value, diagnostics } = collectingDiskErrors(() => steadyAssessment(disk, target));
  return value === undefined ? blindPlan(target, options, diagnostics) : planFrom(value, target, options);
}

/** True when the disk is exactly what the target asks for, records included. */
export function nothingToDo({ conflicts, steps }: Plan): boolean {
  return conflicts.length === 0 && steps !== undefined && !steps.needed;
}

function blindPlan(target: Target, options: PlanOptions, conflicts: readonly Diagnostic[]): Plan {
  return {
    target,
    options,
    create: [],
    update: [],
    delete: [],
    keep: [],
    conflicts,
    foreign: [],
    steps: undefined,
  };
}

function planFrom(assessment: Assessment, target: Target, options: PlanOptions): Plan {
  const { cluster } = target;
  const discard = options.discardEdits ?? false;
  const create: PlannedFile[] = [];
  const update: PlannedFile[] = [];
  const keep: PlannedFile[] = [];
  const conflicts: Diagnostic[] = [];
  const foreign = assessment.unknown.map((entry) => entry.path);
  for (const status of assessment.planned) {
    const { file } = status;
    if (status.state === 'missing') create.push(file);
    else if (status.state === 'same') keep.push(file);
    else if (CORRECTED.has(status.state)) update.push(file);
    else if (status.state === 'edited') {
      if (discard) update.push(file);
      else conflicts.push(editedFile(cluster, file.path, { onDisk: status.onDisk, generated: file.bytes }));
    } else if (status.state === 'foreign') {
      foreign.push(file.path);
      conflicts.push(foreignEntry(cluster, file.path, 'file'));
    }
  }
  const deleted: string[] = [];
  for (const { path, state } of assessment.stale) {
    if (state === 'recorded' || (state === 'edited' && discard)) deleted.push(path);
    else if (state === 'edited') conflicts.push(editedFile(cluster, path));
  }
  for (const { path, kind, inTheWay } of assessment.unknown) {
    if (inTheWay) conflicts.push(foreignEntry(cluster, path, kind));
  }
  conflicts.push(...deletionBudget(cluster, deleted.length, assessment.ownership.size, options));
  const changes = { create, update, delete: deleted.sort(), keep };
  return {
    target,
    options,
    ...changes,
    conflicts: sortDiagnostics(conflicts),
    foreign: foreign.sort(),
    steps: stepsOf(assessment, target, changes),
  };
}
