import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The file that marks a repository of Nodeless. */
const MARKER = join('clusters', 'fleet.yaml');

/** The nearest folder at or above `from` that holds `clusters/fleet.yaml`, or undefined. */
export function findRoot(from: string): string | undefined {
  let folder = resolve(from);
  for (;;) {
    if (existsSync(join(folder, MARKER))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}
