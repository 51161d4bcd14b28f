import { readdirSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { compareText, type Diagnostic } from '@nodeless/core';
import { MAX_MANIFEST_BYTES, type SourceFile } from '@nodeless/sources';
import { readSource } from '../repository/read-source.ts';

const MANIFEST = /\.(ya?ml|json)$/;

/** The name of standard input, on the command line and in findings. */
export const STANDARD_INPUT = { argument: '-', path: '<stdin>' } as const;

/**
 * Reads files, folders (their .yaml, .yml and .json at any depth) and standard input.
 *
 * @param cwd where relative paths start
 */
export async function readInputs(
  cwd: string,
  paths: readonly string[],
  stdin: () => Promise<Uint8Array>,
): Promise<(SourceFile | Diagnostic)[]> {
  const read = [...new Set(paths)].map(async (path): Promise<(SourceFile | Diagnostic)[]> => {
    if (path === STANDARD_INPUT.argument) return [{ path: STANDARD_INPUT.path, bytes: await stdin() }];
    const root = isAbsolute(path) ? '' : cwd;
    return filesAt(root, path).map((file) => readSource(root, file, MAX_MANIFEST_BYTES));
  });
  return (await Promise.all(read)).flat();
}

function filesAt(root: string, path: string): string[] {
  if (statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  const below = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
  return below
    .filter((name) => MANIFEST.test(name))
    .sort(compareText)
    .map((name) => `${path}/${name.replaceAll('\\', '/')}`);
}
