import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../../../shared/contracts');

/** `test` where the upstream contract files lie beside the project, a visible skip elsewhere. */
export const contractTest: jest.It = existsSync(FOLDER) ? test : test.skip;

/** Reads one upstream file as text; the path is relative to the contracts folder. */
export function contractText(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8');
}
