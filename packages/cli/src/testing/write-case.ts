import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BadInputCase } from './bad-input-case.ts';

/** Makes the changes of a case in a copy of the good repository. */
export function writeCase(root: string, { files }: Pick<BadInputCase, 'files'>): void {
  for (const { path, change } of files) {
    const at = join(root, path);
    const text = change(lstatSync(at, { throwIfNoEntry: false }) && readFileSync(at, 'utf8'));
    mkdirSync(dirname(at), { recursive: true });
    if (text === undefined) rmSync(at);
    else writeFileSync(at, text);
  }
}
