import type { TestFile } from './coverage.ts';

/** Test files in the order in which they notice a change of a source soonest: the nearest first, of those the quickest. */
export function nearestFirst(source: string, tests: readonly TestFile[]): TestFile[] {
  return [...tests].sort(
    (a, b) => nearness(source, b.file) - nearness(source, a.file) || a.seconds - b.seconds,
  );
}

/** How many folders two files have in common; endless for the test of its name. */
function nearness(source: string, test: string): number {
  if (test === source.replace(/\.ts$/, '.test.ts')) return Infinity;
  const [folders, others] = [source.split('/').slice(0, -1), test.split('/').slice(0, -1)];
  const apart = folders.findIndex((folder, index) => folder !== others[index]);
  return apart === -1 ? folders.length : apart;
}
