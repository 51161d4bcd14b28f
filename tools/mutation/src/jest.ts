import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Run {
  /** Null when it was ended. */
  readonly status: number | null;
  readonly output: string;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs the Jest of a repository.
 * @param abort ends it, with its workers: one in an endless loop does not notice that Jest is gone
 */
export function jest(root: string, args: readonly string[], abort?: AbortSignal): Promise<Run> {
  const child = spawn(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('Jest cannot be started');
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const end = () => process.kill(-pid, 'SIGKILL');
  const endBoth = (signal: NodeJS.Signals) => {
    end();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, endBoth);
  abort?.addEventListener('abort', end);
  return new Promise((done) =>
    child.on('close', (status) => {
      for (const signal of SIGNALS) process.off(signal, endBoth);
      abort?.removeEventListener('abort', end);
      done({ status, output: Buffer.concat(chunks).toString('utf8') });
    }),
  );
}
