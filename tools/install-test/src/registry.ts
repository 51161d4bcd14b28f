import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Machine } from './machine.ts';

/** Exact, so that the test changes only by a commit. The newest that runs on the oldest Node that Nodeless supports. */
const VERDACCIO = '6.8.0';

/** A dependency of it names a tag of node-fetch, `cjs`, which mirrors of npm do not always have. */
const OVERRIDES = { 'node-fetch': '2.7.0' };

/** Milliseconds until the registry must answer. */
const PATIENCE = 60_000;

/** A registry of npm on the loopback interface, which passes on what it does not have itself. */
export interface Registry {
  readonly url: string;
  stop(): void;
}

/**
 * Installs and starts verdaccio (https://verdaccio.org).
 *
 * @param folder for the program, what is published, and the log
 * @param machine installs the program from `upstream`
 * @param upstream URL of the registry that this machine is configured with
 */
export async function startRegistry(folder: string, machine: Machine, upstream: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, dependencies: { verdaccio: VERDACCIO }, overrides: OVERRIDES };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  machine.expect(0, folder, 'npm', 'install', '--ignore-scripts', '--no-package-lock');
  writeFileSync(join(folder, 'config.json'), JSON.stringify(configuration(folder, upstream)));
  const url = `http://127.0.0.1:${await freePort()}/`;
  const log = join(folder, 'log');
  const program = join(folder, 'node_modules/verdaccio/bin/verdaccio');
  const child = spawn(process.execPath, [program, '--config', join(folder, 'config.json'), '--listen', url], {
    stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')],
  });
  await answers(url, child, log);
  return { url, stop: () => void child.kill() };
}

/** https://verdaccio.org/docs/configuration. JSON is YAML. */
function configuration(folder: string, upstream: string): object {
  const ours = { access: '$all', publish: '$all' };
  return {
    storage: join(folder, 'storage'),
    uplinks: { upstream: { url: upstream, timeout: '60s', max_fails: 20 } },
    packages: {
      nodeless: ours,
      'create-nodeless': ours,
      '@nodeless/*': ours,
      '**': { access: '$all', proxy: 'upstream' },
    },
    max_body_size: '100mb',
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
  };
}

async function answers(url: string, child: ChildProcess, log: string): Promise<void> {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    if (child.exitCode !== null) break;
    const response = await fetch(`${url}-/ping`).catch(() => undefined);
    if (response?.ok === true) return;
    await sleep(100);
  }
  child.kill();
  throw new Error(`verdaccio does not answer:\n${readFileSync(log, 'utf8')}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
