import { resolve } from 'node:path';
import { packPackage } from './pack.ts';

const USAGE = 'usage: node tools/pack/bin/pack.cjs <package folder> <output folder>';

/** Runs the command line; returns the exit code. */
export function main(args: readonly string[]): number {
  const [packageFolder, outFolder, ...others] = args;
  if (packageFolder === undefined || outFolder === undefined || others.length > 0) {
    console.error(USAGE);
    return 1;
  }
  packPackage(resolve(packageFolder), resolve(outFolder));
  console.log(`${outFolder} is ready for npm pack`);
  return 0;
}
