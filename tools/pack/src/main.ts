import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packPackage } from './pack.ts';
import { workspacePackages } from './source-package.ts';

const WORKSPACE = resolve(import.meta.dirname, '../../..');

const USAGE = `usage: node tools/pack/bin/pack.cjs [--out <folder>] [package...]

Writes what npm publishes to <folder>/<package>; by default all published packages to dist.`;

/** Runs the command line; returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [out, names] = args[0] === '--out' ? [args[1], args.slice(2)] : ['dist', args];
  const published = workspacePackages(WORKSPACE).filter(({ manifest }) => manifest.pack !== undefined);
  const unknown = names.filter((name) => !published.some(({ manifest }) => manifest.name === name));
  if (out === undefined || names.some((name) => name.startsWith('-')) || unknown.length > 0) {
    console.error(`${USAGE}\npackages: ${published.map(({ manifest }) => manifest.name).join(', ')}`);
    return 1;
  }
  for (const { folder, manifest } of published) {
    if (names.length > 0 && !names.includes(manifest.name)) continue;
    const outFolder = join(resolve(out), manifest.name);
    rmSync(outFolder, { recursive: true, force: true });
    await packPackage(folder, outFolder);
    console.log(outFolder);
  }
  return 0;
}
