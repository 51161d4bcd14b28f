import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Data that travels with the command line: in the sources beside `src/`, in the published package beside its JavaScript. */
const TEMPLATES = join('templates', 'repository');

/**
 * The folder of the package that this code belongs to.
 *
 * @param from folder of the code. @default the folder of this file, or of the bundle that it became a part of
 */
export function packageFolder(from: string = __dirname): string {
  if (existsSync(join(from, TEMPLATES))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`the package of nodeless is not whole: ${TEMPLATES} is missing`);
  return packageFolder(parent);
}

/** The folder with the files of a new repository; see `init/template.ts`. */
export function templateFolder(): string {
  return join(packageFolder(), TEMPLATES);
}

/** Version of the command line that runs. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
