import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { PACKAGE_FOLDER } from '../installation.ts';

/** Where a bare import leads: to a file of the repository, such as that of a workspace, or into a library. */
export type Resolved =
  { readonly kind: 'module'; readonly path: string } | { readonly kind: 'library'; readonly file: string };

/** What comes with the program, for repositories that do not install it themselves. */
const OWN = createRequire(join(PACKAGE_FOLDER, 'package.json'));

/**
 * Where a bare import leads.
 *
 * @param from path of the file that holds it, from the root
 * @throws as `require.resolve` does for what is not installed
 */
export function resolveBare(root: string, from: string, specifier: string): Resolved {
  // The kit of the program that runs, whatever is installed: another copy of it would be another program.
  if (/^nodeless(\/|$)/.test(specifier)) return { kind: 'library', file: OWN.resolve(specifier) };
  const file = realpathSync(located(join(root, from), specifier));
  const path = relative(root, file).split(sep).join('/');
  const isOwn = !path.startsWith('..') && !/(^|\/)node_modules\//.test(path) && !isInside(file);
  return isOwn ? { kind: 'module', path } : { kind: 'library', file };
}

function located(from: string, specifier: string): string {
  try {
    return createRequire(from).resolve(specifier);
  } catch (error) {
    try {
      return OWN.resolve(specifier);
    } catch {
      throw error;
    }
  }
}

/** Is a file part of the program? In its repository no folder node_modules says so. */
function isInside(file: string): boolean {
  return file.startsWith(`${PACKAGE_FOLDER}${sep}`);
}

/** Name and version of the library that a bare import leads to; undefined for what Node brings and what is not installed. */
export function libraryOf(root: string, from: string, specifier: string): string | undefined {
  if (isBuiltin(specifier)) return undefined;
  try {
    const resolved = resolveBare(root, from, specifier);
    return resolved.kind === 'module' ? undefined : versionOf(resolved.file);
  } catch {
    return undefined;
  }
}

function versionOf(file: string): string | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as {
      readonly name?: string;
      readonly version?: string;
    };
    // Within a library such files may say no more than the kind of its modules.
    if (name !== undefined && version !== undefined) return `${name}@${version}`;
  }
  return undefined;
}
