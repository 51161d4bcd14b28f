import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { tableFile } from '../tables.ts';
import { releasesOf } from './folders.ts';
import { allTables } from './tables.ts';

const USAGE =
  'usage: npm run contracts -- <folder of upstream files> <folder of what changed since> [--verdicts <folder>] [--others <folder>]\n';

/**
 * Writes the tables from upstream's files.
 *
 * @returns exit code: 0, or 2 for a wrong call
 */
export function main(args: readonly string[]): number {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { verdicts: { type: 'string' }, others: { type: 'string' } },
  });
  const [older, newest, ...rest] = positionals;
  if (older === undefined || newest === undefined || rest.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  for (const { name, bytes } of allTables(releasesOf([older, newest]), values.verdicts, values.others)) {
    const file = tableFile(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    process.stdout.write(`${name} ${Buffer.byteLength(bytes)} bytes\n`);
  }
  return 0;
}
