import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What one run of the command line cost, as a whole process. */
export interface Cost {
  readonly seconds: number;
  readonly peakMiB: number;
  /** What it printed. */
  readonly out: string;
}

const MEASURE = `
const cli = process.argv[1];
process.argv.splice(1, 1);
process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)));
process.argv.splice(1, 0, cli);
require(cli);
`;

/**
 * Runs the command line in a process of its own.
 *
 * @throws when its exit code is not 0: a benchmark of a failing run says nothing
 */
export function runCli(repository: string, root: string, args: readonly string[]): Cost {
  const cli = join(repository, 'packages', 'cli', 'bin', 'nodeless.cjs');
  const start = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ['-e', MEASURE, cli, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (child.status !== 0) throw new Error(`nodeless ${args.join(' ')}: ${child.stderr.slice(0, 4000)}`);
  return { seconds, peakMiB: Number(child.output[3]) / 1024, out: child.stdout };
}
