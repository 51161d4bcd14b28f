import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const REPOSITORY = resolve(__dirname, '..', '..', '..', '..');

/** Upstream's data lies beside the project, never in it. */
const SHARED = resolve(REPOSITORY, '..', 'shared');

/** What the programs of August 2026 take, and what those of November take: of the latter only what changed has files. */
export type ContractFolder = 'contracts' | 'contracts-2026-11';

const testWith = (...folders: readonly ContractFolder[]): jest.It =>
  folders.every((folder) => existsSync(join(SHARED, folder))) ? test : test.skip;

/** `test` where upstream's data is there, a visible skip elsewhere. */
export const contractTest: jest.It = testWith('contracts');

/** The same for the data of November 2026. */
export const novemberTest: jest.It = testWith('contracts', 'contracts-2026-11');

/** A file of upstream; one that did not change until November is that of August. */
export function contractJson(folder: ContractFolder, ...path: readonly string[]): unknown {
  const own = join(SHARED, folder, ...path);
  const file = existsSync(own) ? own : join(SHARED, 'contracts', ...path);
  return JSON.parse(readFileSync(file, 'utf8'));
}

export function contractExists(folder: ContractFolder, ...path: readonly string[]): boolean {
  return [folder, 'contracts'].some((one) => existsSync(join(SHARED, one, ...path)));
}
