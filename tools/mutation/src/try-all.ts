import { execFileSync } from 'node:child_process';
import type { Chosen } from './choose.ts';
import { findCoverage } from './coverage.ts';
import { nearestFirst } from './order.ts';
import { Trial } from './try-mutant.ts';

/** How many test files are tried first: they notice most changes. */
const NEAR = 6;

export interface Tried {
  readonly mutant: Chosen;
  /** The test file that notices the change. */
  readonly noticedBy: string | undefined;
  /** Whether others are still to be tried. */
  readonly open: boolean;
}

/**
 * Tries changes: all with the nearest test files, then those that are not noticed there with all others that run what is changed.
 * @param root of a copy of the repository
 * @param near whether with the nearest alone
 */
export function* tryAll(root: string, mutants: readonly Chosen[], near: boolean): Generator<Tried, void> {
  const trial = new Trial(root);
  const listed = execFileSync('git', ['ls-files', '*.test.ts'], { cwd: root, encoding: 'utf8' });
  const tests = listed.split('\n').slice(0, -1);
  const nearTests = ({ file }: Chosen) => nearestFirst(file, tests).slice(0, NEAR);
  const left: Chosen[] = [];
  for (const mutant of mutants) {
    const noticedBy = trial.noticedBy(mutant, nearTests(mutant));
    const open = noticedBy === undefined && !near;
    if (open) left.push(mutant);
    yield { mutant, noticedBy, open };
  }
  const covering = left.length === 0 ? [] : findCoverage(root, left);
  for (const [index, mutant] of left.entries()) {
    const known = nearTests(mutant);
    const others = nearestFirst(mutant.file, covering[index] ?? []).filter((test) => !known.includes(test));
    yield { mutant, noticedBy: trial.noticedBy(mutant, others), open: false };
  }
}
