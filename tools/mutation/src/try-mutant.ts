import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chosen } from './choose.ts';
import type { TestFile } from './coverage.ts';
import { jest } from './jest.ts';
import { mutated } from './mutants.ts';
import { nearestFirst } from './order.ts';

export type Verdict =
  { readonly noticed: true; readonly by: string } | { readonly noticed: false; readonly tests: number };

/** How many test files are tried in one process before all others are: most changes are noticed there. */
const FIRST = 12;
/** A run that takes longer is one that never ends: seconds, and how many times what its files took before. */
const LIMIT = 120;
const TIMES = 5;
/** For one test, milliseconds: on a busy machine the five seconds of Jest would count as noticed. */
const TEST_LIMIT = 60_000;

/** Runs tests against changed sources of a copy. */
export class Trial {
  readonly #root: string;
  /** Of the test files that failed with marks in the sources: whether they pass without. */
  readonly #sound = new Map<string, boolean>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @param tests those that run what is changed */
  async try(mutant: Chosen, tests: readonly TestFile[]): Promise<Verdict> {
    const path = join(this.#root, mutant.file);
    const text = readFileSync(path, 'utf8');
    const ordered = nearestFirst(mutant.file, await this.#soundOf(tests));
    writeFileSync(path, mutated(text, mutant));
    let failed: string | undefined;
    try {
      failed =
        (await this.#firstFailure(ordered.slice(0, FIRST), '--runInBand')) ??
        (await this.#firstFailure(ordered.slice(FIRST)));
    } finally {
      writeFileSync(path, text);
    }
    return failed === undefined ? { noticed: false, tests: ordered.length } : { noticed: true, by: failed };
  }

  /** Without the files that fail without a change, too: they prove nothing. */
  async #soundOf(tests: readonly TestFile[]): Promise<TestFile[]> {
    for (const test of tests) {
      if (test.passed || this.#sound.has(test.file)) continue;
      this.#sound.set(test.file, (await this.#firstFailure([test])) === undefined);
    }
    return tests.filter(({ file, passed }) => passed || this.#sound.get(file));
  }

  /** The first test file that fails; words when the run does not end. */
  async #firstFailure(
    tests: readonly TestFile[],
    ...options: readonly string[]
  ): Promise<string | undefined> {
    if (tests.length === 0) return undefined;
    const sequencer = join(__dirname, 'given-order.cjs');
    const seconds = LIMIT + TIMES * tests.reduce((sum, test) => sum + test.seconds, 0);
    const files = tests.map(({ file }) => file);
    const common = ['--bail', `--testTimeout=${TEST_LIMIT}`, '--testSequencer', sequencer];
    const { status, output } = await jest(
      this.#root,
      [...common, ...options, '--runTestsByPath', ...files],
      AbortSignal.timeout(Math.round(seconds * 1000)),
    );
    if (status === 0) return undefined;
    return /^FAIL (\S+)/m.exec(output)?.[1] ?? `no end after ${Math.round(seconds)} s`;
  }
}
