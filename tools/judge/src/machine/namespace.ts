import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

/** Says to a process that it is the one inside the namespaces. */
const INSIDE = 'NODELESS_JUDGE_RUN';

/** Services get addresses of this block; all of them are addresses of the run itself. */
export const SERVICES = '10.100.0.0/16';
/** First address of {@link SERVICES}: the API server's own Service. */
export const API_SERVICE = '10.100.0.1';
/** The git server, under the names of all hosts that the tree names. */
export const GIT_ADDRESS = '127.0.0.77';

/** The folder of the run, inside its namespaces; undefined outside. */
export function runFolder(): string | undefined {
  return process.env[INSIDE];
}

/**
 * Starts this very command again with a network, mounts and processes of its own: ports cannot clash, hosts are mapped
 * for this run alone, and when it ends all its processes end.
 *
 * @returns its exit code
 */
export function reenter(folder: string): Promise<number> {
  const namespaces = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  // All ends with this process, however it ends.
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', 'unshare', ...namespaces, process.execPath, ...process.argv.slice(1)],
    {
      env: { ...process.env, [INSIDE]: folder },
      stdio: 'inherit',
    },
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Brings the network of the run up, and leads the hosts to its git server. */
export async function bringUpNetwork(folder: string, hosts: readonly string[]): Promise<void> {
  const file = join(folder, 'hosts');
  writeFileSync(
    file,
    ['127.0.0.1 localhost', ...hosts.map((host) => `${GIT_ADDRESS} ${host}`), ''].join('\n'),
  );
  await run('ip', ['link', 'set', 'lo', 'up']);
  // The API server asks webhooks at the address of their Service.
  await run('ip', ['route', 'add', 'local', SERVICES, 'dev', 'lo']);
  await run('mount', ['--bind', file, '/etc/hosts']);
}
