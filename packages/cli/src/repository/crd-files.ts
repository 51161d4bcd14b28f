import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, type Diagnostic } from '@nodeless/core';
import type { SourceFile } from '@nodeless/sources';
import { isLink, isSource, readRepositorySource, symbolicLink, unreadableFolder } from './read-source.ts';

/** Where a repository keeps the CustomResourceDefinitions of kinds that Nodeless does not know. */
const FOLDER = 'schemas/crds';

/** CRDs are made by programs, and the largest ones that people use have 2 MiB. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Reads the files with CustomResourceDefinitions, sorted; none where the folder is absent. */
export function readCrdFiles(root: string): {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
} {
  if (isLink(root, FOLDER)) return { files: [], diagnostics: [symbolicLink(FOLDER)] };
  const names = namesIn(root);
  if (!Array.isArray(names)) return { files: [], diagnostics: [names] };
  const read = names.map((name) => readRepositorySource(root, `${FOLDER}/${name}`, MOST_BYTES));
  return {
    files: read.filter(isSource),
    diagnostics: read.flatMap((one) => (isSource(one) ? [] : [one])),
  };
}

function namesIn(root: string): string[] | Diagnostic {
  try {
    return readdirSync(join(root, FOLDER))
      .filter((name) => /^[^.].*\.(ya?ml|json)$/.test(name))
      .sort(compareText);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === undefined) throw error;
    return unreadableFolder(FOLDER, code);
  }
}
