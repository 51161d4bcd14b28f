import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { choose, chooseRules, type Chosen, lineOf } from './choose.ts';
import { equivalence } from './equivalent.ts';
import { mutated } from './mutants.ts';
import { makeScratch } from './scratch.ts';
import { tryAll } from './try-all.ts';

const REPOSITORY = resolve(__dirname, '../../..');

const USAGE = `usage: npm run mutation -- [--count 100] [--seed 1] [--only packages/review] [--near] [--rules] [--least 95]

Changes that many random lines of the last commit, one at a time, in a copy of it, and runs the test files that run each,
the nearest first; with --near those alone. With --rules it breaks one condition of each file that holds a rule instead.
`;

/**
 * Tries random changes, and prints one line for each and the counts.
 * @returns 0 when at least `--least` of a hundred are noticed, 1 otherwise, 2 for wrong use
 */
export function main(args: readonly string[]): number {
  let options;
  try {
    options = parseArgs({
      args: [...args],
      options: {
        count: { type: 'string', default: '100' },
        seed: { type: 'string', default: '1' },
        only: { type: 'string', default: '' },
        near: { type: 'boolean', default: false },
        rules: { type: 'boolean', default: false },
        least: { type: 'string', default: '95' },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${String(error)}\n${USAGE}`);
    return 2;
  }
  const root = makeScratch(REPOSITORY);
  try {
    const pick = options.rules ? chooseRules : choose;
    const mutants = pick(root, Number(options.count), Number(options.seed), options.only);
    const counts = { noticed: 0, survived: 0, equivalent: 0 };
    const tell = (kind: keyof typeof counts | 'open', mutant: Chosen, why: string) => {
      if (kind !== 'open') counts[kind] += 1;
      const place = `${mutant.file}:${mutant.line}`;
      process.stdout.write(`${kind} ${place} (${why})\n    ${lines(root, mutant).after}\n`);
    };
    const different = mutants.filter((mutant) => {
      const reason = equivalence({ file: mutant.file, ...lines(root, mutant) });
      if (reason !== undefined) tell('equivalent', mutant, reason);
      return reason === undefined;
    });
    for (const { mutant, noticedBy, open } of tryAll(root, different, options.near)) {
      if (open) tell('open', mutant, 'not noticed nearby');
      else tell(noticedBy === undefined ? 'survived' : 'noticed', mutant, noticedBy ?? 'no test fails');
    }
    process.stdout.write(
      `${counts.noticed} noticed, ${counts.survived} survived, ${counts.equivalent} equivalent of ${mutants.length}\n`,
    );
    return counts.noticed + counts.equivalent >= (mutants.length * Number(options.least)) / 100 ? 0 : 1;
  } finally {
    rmSync(dirname(root), { recursive: true, force: true });
  }
}

/** The line that changes, before and after. */
function lines(root: string, mutant: Chosen) {
  const text = readFileSync(join(root, mutant.file), 'utf8');
  return { before: lineOf(text, mutant), after: lineOf(mutated(text, mutant), mutant) };
}
