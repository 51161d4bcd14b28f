import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { compareText } from '@nodeless/core';
import { ENGINE_FOLDER, isEngineFile } from './engine-files.ts';

/** The folder that holds `packages/`: this program. */
const ENGINE = resolve(__dirname, '..', '..', '..', '..');

/**
 * Hash of everything in this program that can decide a rendered byte: its own sources, the exact versions of its
 * libraries and the version of Node. Undefined where the program is not laid out as in its repository.
 */
export function engineDigest(): string | undefined {
  try {
    const sources = readdirSync(join(ENGINE, ENGINE_FOLDER), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => isEngineFile(relative(ENGINE, path).split(sep).join('/')))
      .sort(compareText);
    const parts = [join(ENGINE, 'package-lock.json'), ...sources].map(
      (path) => `${path}\0${hash('sha256', readFileSync(path))}`,
    );
    return hash('sha256', [process.version, ...parts].join('\n'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
