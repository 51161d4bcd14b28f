import { type Outcome, renderedFolder } from '@nodeless/core';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { type Disk, DiskError } from './disk/disk.ts';
import { type Processes, otherWriter, thisMachine } from './lock.ts';
import type { Target } from './target.ts';

/** A run that ended while we looked leaves a disk that stands still: one more look is enough, and a third for luck. */
const LOOKS = 3;

/**
 * Compares the disk with a target. A file that is gone between two steps of ours was renamed or deleted by another run: as
 * long as that one writes the answer is `tree/locked`, and afterwards we look once more.
 */
export function steadyAssessment(
  disk: Disk,
  target: Target,
  processes: Processes = thisMachine,
): Outcome<Assessment> {
  for (let look = 1; ; look += 1) {
    try {
      return assess(disk, target);
    } catch (error) {
      if (!(error instanceof DiskError) || error.code !== 'ENOENT') throw error;
      const writer = otherWriter(disk, renderedFolder(target.cluster), processes);
      if (writer !== undefined) return { diagnostics: [writer] };
      if (look === LOOKS) throw error;
    }
  }
}
