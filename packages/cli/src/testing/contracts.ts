import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const REPOSITORY = resolve(__dirname, '..', '..', '..', '..');

/** Upstream's data lies beside the project, never in it. */
const CONTRACTS = resolve(REPOSITORY, '..', 'shared', 'contracts');

/** `test` where upstream's data is there, a visible skip elsewhere. */
export const contractTest = existsSync(CONTRACTS) ? test : test.skip;

export function contractJson(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(CONTRACTS, ...path), 'utf8'));
}

export function contractExists(...path: readonly string[]): boolean {
  return existsSync(join(CONTRACTS, ...path));
}
