import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chosen } from './choose.ts';
import { jest } from './jest.ts';
import { mutated } from './mutants.ts';

/** For one test, milliseconds: on a busy machine the five seconds of Jest would count as noticed. */
const TEST_LIMIT = 60_000;

/** So few test files take longer when each process has to load the sources. */
const IN_ONE_PROCESS = 8;

/** Runs test files against changed sources of a copy. */
export class Trial {
  readonly #root: string;
  /** Of the test files that failed with a change: whether they pass without. */
  readonly #sound = new Map<string, boolean>();

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * @param tests in the order in which they are tried; those that fail without the change, too, prove nothing
   * @returns the test file that notices the change; words when the tests then never end
   */
  noticedBy(mutant: Chosen, tests: readonly string[]): string | undefined {
    const path = join(this.#root, mutant.file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, mutated(text, mutant));
    let failed: string | undefined;
    try {
      failed = this.#firstFailure(tests.filter((test) => this.#sound.get(test) !== false));
    } finally {
      writeFileSync(path, text);
    }
    if (failed === undefined || !tests.includes(failed) || this.#isSound(failed)) return failed;
    return this.noticedBy(mutant, tests);
  }

  #isSound(test: string): boolean {
    const known = this.#sound.get(test) ?? this.#firstFailure([test]) === undefined;
    this.#sound.set(test, known);
    return known;
  }

  #firstFailure(tests: readonly string[]): string | undefined {
    if (tests.length === 0) return undefined;
    const alone = tests.length <= IN_ONE_PROCESS ? ['--runInBand'] : [];
    const sequencer = join(__dirname, 'given-order.cjs');
    const { status, output } = jest(this.#root, [
      ...alone,
      '--bail',
      `--testTimeout=${TEST_LIMIT}`,
      '--testSequencer',
      sequencer,
      '--runTestsByPath',
      ...tests,
    ]);
    if (status === 0) return undefined;
    return /^FAIL (\S+)/m.exec(output)?.[1] ?? 'no end';
  }
}
