import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compareText } from '@nodeless/core';

/** The folder that holds `packages/`: this program. */
const ENGINE = resolve(__dirname, '..', '..', '..', '..');

/**
 * Hash of everything in this program that can decide a rendered byte: its own sources, the exact versions of its
 * libraries and the version of Node. Undefined where the program is not laid out as in its repository.
 */
export function engineDigest(): string | undefined {
  try {
    const sources = readdirSync(join(ENGINE, 'packages'), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && /\.(ts|cjs|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts'),
      )
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/[\\/](node_modules|testdata|testing)[\\/]/.test(path))
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
