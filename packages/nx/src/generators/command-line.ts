import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The program that the package `nodeless` of a workspace names, to be started with Node: no shell, on any system. */
export function commandLine(root: string): string {
  const manifestFile = createRequire(join(root, 'package.json')).resolve('nodeless/package.json');
  const { bin } = JSON.parse(readFileSync(manifestFile, 'utf8')) as {
    readonly bin: { readonly nodeless: string };
  };
  return join(dirname(manifestFile), bin.nodeless);
}
