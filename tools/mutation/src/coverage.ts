import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Chosen } from './choose.ts';
import { jest } from './jest.ts';
import { readHits } from './hits.ts';
import { type Mark, marked } from './mark.ts';

/**
 * Runs all tests once with the changed places marked.
 * @param root of a copy; its sources are restored
 * @returns for each change, the test files that run its place, the quickest first: all that import its file where it is run while
 *   a file is loaded, because test files share the modules
 */
export function findCoverage(root: string, mutants: readonly Chosen[]): string[][] {
  const [hits, report] = [join(dirname(root), 'hits'), join(dirname(root), 'report.json')];
  writeFileSync(hits, '');
  const restore = markAll(root, mutants, hits);
  try {
    const environment = join(__dirname, 'coverage-environment.cjs');
    jest(root, ['--testEnvironment', environment, '--json', '--outputFile', report]);
  } finally {
    restore();
  }
  const places = readHits(readFileSync(hits, 'utf8'));
  const durations = readDurations(readFileSync(report, 'utf8'));
  const duration = (test: string) => durations.get(join(root, test)) ?? 0;
  const covering: string[][] = [];
  for (const [index, { file }] of mutants.entries()) {
    const { tests, once } = places.get(index) ?? { tests: [], once: false };
    const importing = once ? testsThatImport(root, file) : [];
    const all = new Set([...tests.map((path) => relative(root, path)), ...importing]);
    covering.push([...all].sort((a, b) => duration(a) - duration(b)));
  }
  return covering;
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

/** Milliseconds by path, from what Jest writes with `--json`. */
function readDurations(report: string): Map<string, number> {
  const { testResults } = JSON.parse(report) as {
    testResults: { name: string; startTime: number; endTime: number }[];
  };
  return new Map(testResults.map(({ name, startTime, endTime }) => [name, endTime - startTime]));
}

function testsThatImport(root: string, file: string): string[] {
  const { output } = jest(root, ['--listTests', '--findRelatedTests', file]);
  const paths = output.split('\n').filter((line) => line.endsWith('.test.ts'));
  return paths.map((path) => relative(root, path)).sort();
}
