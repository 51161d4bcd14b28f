import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../../../shared/contracts');

/** `test` where the upstream contract files lie beside the project, a visible skip elsewhere. */
export const contractTest: jest.It = existsSync(FOLDER) ? test : test.skip;

/** Where upstream files lie; `path` is relative to the contracts folder. */
export function contractsFolder(path: string): string {
  return join(FOLDER, path);
}

/** Reads one upstream file as text; the path is relative to the contracts folder. */
export function contractText(path: string): string {
  return readFileSync(contractsFolder(path), 'utf8');
}

/** Reads one upstream JSON file. The caller names the part of its shape that it uses. */
export function contractJson<T>(path: string): T {
  return JSON.parse(contractText(path)) as T;
}
