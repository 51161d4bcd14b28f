import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A process that needs more time of a processor is in a loop without an end: seconds, however busy the machine is. */
const LIMIT = 600;

export interface Run {
  /** Null when it was ended. */
  readonly status: number | null;
  readonly output: string;
}

/**
 * Runs the Jest of a repository.
 * @param limit for it and for each of its workers, seconds of a processor
 */
export function jest(root: string, args: readonly string[], limit = LIMIT): Run {
  const command = [process.execPath, join(root, 'node_modules/jest/bin/jest.js'), ...args];
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', 'ulimit -t "$0" && exec "$@"', String(limit), ...command],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return { status, output: `${stderr}\n${stdout}` };
}
