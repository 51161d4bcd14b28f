import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { compareText } from '@nodeless/core';
import { DEPENDENCIES, FROM_SOURCES, PACKAGE_FOLDER } from '../installation.ts';
import { ENGINE_FOLDER, isEngineFile } from './engine-files.ts';

/**
 * Hash of everything in this program that can decide a rendered byte: its own files, the exact versions of its libraries
 * and the version of Node. Undefined where the program is laid out in another way than it is in its repository and as npm
 * installs it.
 */
export function engineDigest(): string | undefined {
  try {
    const parts = FROM_SOURCES ? sources() : installed();
    return hash('sha256', [process.version, ...parts].join('\n'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED')
      return undefined;
    throw error;
  }
}

/** All packages of the repository, and the lock file for the libraries. */
function sources(): string[] {
  const repository = resolve(PACKAGE_FOLDER, '..', '..');
  const files = filesBelow(join(repository, ENGINE_FOLDER)).filter((path) =>
    isEngineFile(relative(repository, path).split(sep).join('/')),
  );
  return hashes([join(repository, 'package-lock.json'), ...files]);
}

/** The files of the installed package, and the package.json of each library, which names its version. */
function installed(): string[] {
  const { resolve: find } = createRequire(join(PACKAGE_FOLDER, 'package.json'));
  const libraries = DEPENDENCIES.map((name) => find(`${name}/package.json`));
  const own = filesBelow(PACKAGE_FOLDER).filter((path) => isProgramFile(relative(PACKAGE_FOLDER, path)));
  return hashes([...libraries, ...own]);
}

/** @param path relative to the package, which may hold libraries of its own */
function isProgramFile(path: string): boolean {
  return /\.(js|cjs|json)$/.test(path) && !path.startsWith('node_modules');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(compareText);
}

function hashes(files: readonly string[]): string[] {
  return files.map((path) => `${path}\0${hash('sha256', readFileSync(path))}`);
}
