import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Chosen } from './choose.ts';
import { mutated } from './mutants.ts';

export type Verdict =
  { readonly noticed: true; readonly by: string } | { readonly noticed: false; readonly tests: number };

/** A test run that takes longer is one that never ends: milliseconds. */
const LIMIT = 900_000;

/** Runs tests against changed sources of a copy, those of the same package first. */
export class Trial {
  readonly #root: string;
  readonly #near: boolean;
  /** Test files that passed without a change. */
  readonly #sound = new Set<string>();

  /** @param near whether only the tests of the same package are run */
  constructor(root: string, near: boolean) {
    this.#root = root;
    this.#near = near;
  }

  /** @throws when a test that notices the change fails without it, too */
  try(mutant: Chosen): Verdict {
    const file = join(this.#root, mutant.file);
    const text = readFileSync(file, 'utf8');
    const tests = this.#related(mutant.file);
    writeFileSync(file, mutated(text, mutant));
    let failed: string | undefined;
    try {
      const near = tests.filter((test) => packageOf(test) === packageOf(mutant.file));
      const far = tests.filter((test) => packageOf(test) !== packageOf(mutant.file));
      failed = this.#firstFailure(near) ?? (this.#near ? undefined : this.#firstFailure(far));
    } finally {
      writeFileSync(file, text);
    }
    if (failed === undefined) return { noticed: false, tests: tests.length };
    this.#expectSound(failed);
    return { noticed: true, by: failed };
  }

  #expectSound(test: string): void {
    if (test === '' || this.#sound.has(test)) return;
    if (this.#firstFailure([test]) !== undefined) throw new Error(`${test} fails without a change`);
    this.#sound.add(test);
  }

  #related(file: string): string[] {
    const { stdout } = this.#jest('--listTests', '--findRelatedTests', file);
    return stdout
      .split('\n')
      .filter((line) => line.endsWith('.test.ts'))
      .map((path) => relative(this.#root, path))
      .sort();
  }

  /** The first test file that fails; empty when the run does not end. */
  #firstFailure(tests: readonly string[]): string | undefined {
    if (tests.length === 0) return undefined;
    const { status, stdout, stderr } = this.#jest('--bail', '--runTestsByPath', ...tests);
    return status === 0 ? undefined : (/^FAIL (\S+)/m.exec(`${stderr}\n${stdout}`)?.[1] ?? '');
  }

  #jest(...args: readonly string[]) {
    const jest = join(this.#root, 'node_modules/jest/bin/jest.js');
    return spawnSync(process.execPath, [jest, ...args], {
      cwd: this.#root,
      encoding: 'utf8',
      timeout: LIMIT,
      maxBuffer: 1 << 28,
    });
  }
}

function packageOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}
