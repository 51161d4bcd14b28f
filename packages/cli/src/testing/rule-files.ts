import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { RuleDefinition } from '@nodeless/core';
import { REPOSITORY } from './repository-root.ts';

/** Folders that hold rules and tables of codes. */
const FOLDERS = ['catalogue', 'checks', 'contracts', 'provision', 'sources'].map((layer) =>
  join(REPOSITORY, 'packages', layer, 'src'),
);

/** What a file says that defines a rule or a code. */
const DEFINES = /: (?:Cluster|App|Fleet)?Rule(?:Definition)? = |defineCodes\(|: CodeDefinition = /;

/** A file with what it exports. */
export interface DefiningFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly exports: readonly unknown[];
}

/** The files of the layers that define rules or codes. */
export async function definingFiles(): Promise<DefiningFile[]> {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
    .filter(
      (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes(`${sep}testing${sep}`),
    )
    .filter((path) => DEFINES.test(readFileSync(path, 'utf8')));
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(REPOSITORY, path).split(sep).join('/'),
      exports: Object.values((await import(path)) as Record<string, unknown>),
    })),
  );
}

/** The rules that a file exports. */
export function rulesIn({ exports }: DefiningFile): RuleDefinition[] {
  return exports.filter(
    (one): one is RuleDefinition =>
      typeof one === 'object' && one !== null && 'codes' in one && Array.isArray(one.codes),
  );
}
