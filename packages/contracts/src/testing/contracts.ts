import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHARED = join(__dirname, '../../../../../shared');

/** Folders of upstream files: those of August 2026, and over them those that changed until November. */
export type ContractFolder = 'contracts' | 'contracts-2026-11';

const testWith = (folder: ContractFolder): jest.It => (existsSync(join(SHARED, folder)) ? test : test.skip);

/** `test` where the upstream contract files lie beside the project, a visible skip elsewhere. */
export const contractTest: jest.It = testWith('contracts');

/** The same for the files of November 2026. */
export const novemberTest: jest.It = testWith('contracts-2026-11');

/** Where upstream files lie; `path` is relative to the contracts folder. */
export function contractsFolder(path: string, folder: ContractFolder = 'contracts'): string {
  return join(SHARED, folder, path);
}

/** Reads one upstream file as text; the path is relative to the contracts folder. */
export function contractText(path: string, folder?: ContractFolder): string {
  return readFileSync(contractsFolder(path, folder), 'utf8');
}

/** Reads one upstream JSON file. The caller names the part of its shape that it uses. */
export function contractJson<T>(path: string, folder?: ContractFolder): T {
  return JSON.parse(contractText(path, folder)) as T;
}
