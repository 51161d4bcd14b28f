import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments, USAGE, type RunArguments } from './arguments.ts';
import { build } from './build/build.ts';
import { judge } from './judge.ts';
import { collectCharts } from './git/repositories.ts';
import { REPOSITORY } from './machine/folders.ts';
import { reenter, runFolder } from './machine/namespace.ts';
import { requireMachine } from './machine/requirements.ts';
import { Refusal } from './machine/run.ts';
import { print } from './report/print.ts';
import { selectScenarios } from './scenarios/list.ts';
import { readRendered } from './tree/rendered.ts';

/** `npm run judge`: answers the exit code. 0: all as it should be. 1: something is not. 2: the judge cannot run. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const asked = readArguments(args);
    if (asked.command === 'build') await build(asked.programs);
    else if (asked.command === 'run') return await runOne(asked);
    else print(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    print(error.message);
    return 2;
  }
}

/** Outside: prepares a folder and starts itself again inside; inside: judges. */
async function runOne(asked: RunArguments): Promise<number> {
  const inside = runFolder();
  if (inside !== undefined) return judge(inside, asked);
  requireMachine();
  selectScenarios(asked.scenarios);
  const folder = mkdtempSync(join(tmpdir(), `nodeless-judge-${asked.cluster}-`));
  const tree = readRendered(REPOSITORY, asked.cluster);
  for (const problem of await collectCharts(tree, asked.charts)) print(`left out: ${problem}`);
  const code = await reenter(folder);
  if (code === 0 && !asked.keep) rmSync(folder, { recursive: true, force: true });
  else print(`logs: ${join(folder, 'logs')}`);
  return code;
}
