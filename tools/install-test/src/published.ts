import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const REPOSITORY = resolve(import.meta.dirname, '../../..');

/** A package that is ready to be published. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  /** Module systems of its entry point: none, for a program. */
  readonly formats: readonly string[];
}

/**
 * Packs all packages that are published, as a release does.
 *
 * @throws Error when that fails
 */
export function packAll(folder: string): PublishedPackage[] {
  const pack = join(REPOSITORY, 'tools/pack/bin/pack.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [pack, '--out', folder], {
    cwd: REPOSITORY,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return stdout.trimEnd().split('\n').map(read);
}

function read(folder: string): PublishedPackage {
  const { name, version, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly exports: { readonly [entry: string]: unknown };
  };
  const formats =
    '.' in exports ? readdirSync(folder).filter((entry) => entry === 'esm' || entry === 'cjs') : [];
  return { name, version, folder, formats };
}
