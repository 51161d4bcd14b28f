import type { Diagnostic } from '@nodeless/core';
import { isCode, type FleetFiles, type SourceFile } from '@nodeless/sources';
import { codeImports } from '../app-code/code-imports.ts';
import { isSource, readRepositorySource } from './read-source.ts';

/**
 * Reads what the code of apps imports from the repository; nothing where no app is code. What is missing is told by whoever
 * loads the code, at the line of the import.
 *
 * @param problems gets what else stands in the way
 */
export function importsOf(
  root: string,
  apps: readonly SourceFile[],
  problems: Diagnostic[] = [],
): Pick<FleetFiles, 'imports'> {
  const code = apps.filter(({ path }) => isCode(path));
  if (code.length === 0) return {};
  const read = (path: string): SourceFile | undefined => {
    const file = readRepositorySource(root, path);
    if (isSource(file)) return file;
    if (file.code !== 'source/missing' && file.code !== 'source/not-a-file') problems.push(file);
    return undefined;
  };
  return { imports: codeImports(root, code, read) };
}
