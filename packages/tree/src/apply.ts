import { type Outcome, renderedFolder } from '@nodeless/core';
import { collectingDiskErrors } from './disk/collecting.ts';
import type { Disk } from './disk/disk.ts';
import { acquireLock } from './lock.ts';
import { temporaryPath } from './own-names.ts';
import { foldersAbove } from './paths.ts';
import { nothingToDo, type Plan, plan } from './plan.ts';
import type { Content } from './planned-file.ts';
import type { Steps } from './steps.ts';
import { inRendered } from './target.ts';

/**
 * Carries a plan out, all or, when anything is in conflict, nothing. Gives back the plan that was carried out: it is
 * made once more under the lock, because the disk may have changed since. Nothing at all is written when there is
 * nothing to do.
 *
 * The order lets a run die at any instant: what stands in the way goes, with its claims on disk; then come records that
 * claim old and new files, then each file under a temporary name and renamed into place, then stale files go, then come
 * the records of the new files alone. The next run finds every file either as it was or as it shall be, and finishes the
 * work.
 *
 * Files are not synced one by one (that would cost more than all the rest). So this holds for the death of the
 * process, not for a loss of power: after that a file may come back empty. It is then reported as edited by hand, or
 * as a record that cannot be read, and git brings it back.
 */
export function apply(disk: Disk, planned: Plan): Outcome<Plan> {
  const { target, options } = planned;
  if (planned.conflicts.length > 0) return { diagnostics: planned.conflicts };
  if (nothingToDo(planned)) return { value: planned, diagnostics: [] };
  return collectingDiskErrors(() => {
    const root = renderedFolder(target.cluster);
    for (const folder of [...foldersAbove(root).reverse(), root]) disk.createFolder(folder);
    const { value: lock, diagnostics } = acquireLock(disk, root);
    if (lock === undefined) return { diagnostics };
    try {
      const current = plan(disk, target, options);
      if (current.conflicts.length > 0 || current.steps === undefined)
        return { diagnostics: current.conflicts };
      carryOut(disk, target.cluster, current.steps);
      return { value: current, diagnostics: [] };
    } finally {
      lock.release();
    }
  });
}

function carryOut(disk: Disk, cluster: string, steps: Steps): void {
  const at = (path: string): string => inRendered(cluster, path);
  const folders = new Set(steps.folders);
  const write = (path: string, { bytes, sha256 }: Content): void => {
    for (const folder of foldersAbove(path).reverse()) {
      if (folders.has(folder)) continue;
      disk.createFolder(at(folder));
      folders.add(folder);
    }
    const temporary = at(temporaryPath(path, sha256));
    disk.create(temporary, bytes);
    disk.rename(temporary, at(path));
  };

  for (const path of steps.leftovers) disk.remove(at(path));
  for (const path of steps.deleteBefore) disk.remove(at(path));
  for (const folder of steps.foldersToReplace) disk.removeFolder(at(folder));
  for (const { path, content } of steps.recordsBefore) write(path, content);
  for (const file of steps.write) write(file.path, file);
  for (const path of steps.deleteAfter) disk.remove(at(path));
  for (const { path, content } of steps.recordsAfter) write(path, content);
  for (const path of steps.recordsToDelete) disk.remove(at(path));
  for (const folder of steps.foldersToPrune) disk.removeFolder(at(folder));
}
