/** Test files in the order in which they notice a change of a source soonest: that of its name, then the nearest. */
export function nearestFirst(source: string, tests: readonly string[]): string[] {
  return [...tests].sort((a, b) => nearness(source, b) - nearness(source, a));
}

/** How many folders two files have in common; endless for the test of its name. */
function nearness(source: string, test: string): number {
  if (test === source.replace(/\.ts$/, '.test.ts')) return Infinity;
  const folders = source.split('/').slice(0, -1);
  const others = test.split('/').slice(0, -1);
  const apart = folders.findIndex((folder, index) => folder !== others[index]);
  return apart === -1 ? folders.length : apart;
}
