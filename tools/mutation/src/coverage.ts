import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Chosen } from './choose.ts';
import { jest } from './jest.ts';
import { type Mark, marked } from './mark.ts';

export interface TestFile {
  /** From the root of the repository. */
  readonly file: string;
  readonly seconds: number;
  readonly passed: boolean;
}

/** The test files that run each of the changed places, by the index of the change. */
export type Coverage = readonly (readonly TestFile[])[];

/**
 * Runs tests with all places marked, each file with modules of its own: a module that another file has loaded hides what is
 * run while it is loaded, and what it remembers.
 * @param root of a copy; its sources are restored
 * @param paths what the paths of the tests have to begin with; all tests run when there are none
 */
export async function findCoverage(
  root: string,
  mutants: readonly Chosen[],
  paths: readonly string[],
): Promise<Coverage> {
  const [hits, report] = [join(dirname(root), 'hits'), join(dirname(root), 'report.json')];
  writeFileSync(hits, '');
  const restore = markAll(root, mutants, hits);
  try {
    const environment = join(__dirname, 'coverage-environment.cjs');
    const args = ['--testRunner', 'jest-circus/runner', '--testEnvironment', environment];
    const patterns = paths.map((path) => `^${join(root, path)}`);
    await jest(root, [...args, '--json', '--outputFile', report, ...patterns]);
  } finally {
    restore();
  }
  const files = new Map(readReport(root, report).map((file) => [file.file, file]));
  const running = mutants.map(() => new Set<TestFile>());
  for (const line of readFileSync(hits, 'utf8').split('\n').slice(0, -1)) {
    const [path = '', index = ''] = line.split('\t');
    const file = files.get(relative(root, path));
    // A process without the environment of its test: any of them.
    for (const one of file === undefined ? files.values() : [file]) running[Number(index)]?.add(one);
  }
  return running.map((set) => [...set]);
}

/** @returns what restores the sources */
function markAll(root: string, mutants: readonly Chosen[], hits: string): () => void {
  const marks = new Map<string, Mark[]>();
  mutants.forEach(({ file, start }, id) =>
    marks.set(file, [...(marks.get(file) ?? []), { id, offset: start }]),
  );
  const texts = [...marks.keys()].map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
  for (const [file, text] of texts)
    writeFileSync(join(root, file), marked(text, marks.get(file) ?? [], hits, 'NODELESS_TEST_FILE'));
  return () => texts.forEach(([file, text]) => writeFileSync(join(root, file), text));
}

function readReport(root: string, file: string): TestFile[] {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
    testResults: { name: string; status: string; startTime: number; endTime: number }[];
  };
  return testResults.map(({ name, status, startTime, endTime }) => ({
    file: relative(root, name),
    seconds: (endTime - startTime) / 1000,
    passed: status === 'passed',
  }));
}
