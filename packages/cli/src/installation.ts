import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the package.json of this program says, in its repository as well as where npm has installed it. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin: { readonly nodeless: string };
  readonly dependencies: { readonly [name: string]: string };
}

/** The folder of the package `nodeless`, which this file is part of: as a source, or bundled. */
export const PACKAGE_FOLDER = packageFolder();

const MANIFEST = manifestIn(PACKAGE_FOLDER);

export const VERSION = MANIFEST.version;

/** The files of a new repository; see `init/template.ts`. */
export const TEMPLATE_FOLDER = join(PACKAGE_FOLDER, 'templates', 'repository');

/** The files that `nodeless new` writes; see `new/template.ts`. */
export const NEW_FOLDER = join(PACKAGE_FOLDER, 'templates', 'new');

/** The file that Node starts, for the processes that the program starts of itself. */
export const COMMAND_LINE = join(PACKAGE_FOLDER, MANIFEST.bin.nodeless);

/** The packages that it loads at run time. In its repository these are more: the packages that are bundled. */
export const DEPENDENCIES: readonly string[] = Object.keys(MANIFEST.dependencies);

/** True in its repository, where it runs from its sources; false where it was installed. */
export const FROM_SOURCES = existsSync(join(PACKAGE_FOLDER, 'src'));

function packageFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && manifestIn(folder).name === 'nodeless') return folder;
    if (folder === dirname(folder))
      throw new Error('the package.json of nodeless is missing: install it again');
  }
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
