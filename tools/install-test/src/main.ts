import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Machine } from './machine.ts';
import { checkManifests } from './manifests.ts';
import { packAll, type PublishedPackage } from './published.ts';
import { startRegistry } from './registry.ts';
import type { Step } from './step.ts';
import { userSteps } from './user.ts';

/** Runs the test; returns the exit code. The folder is left where something fails. */
export async function main(): Promise<number> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-install-')));
  const stops: (() => void)[] = [];
  try {
    await inFolder(folder, stops);
    rmSync(folder, { recursive: true, force: true });
    return 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nThe files are in ${folder}`);
    return 1;
  } finally {
    for (const stop of stops) stop();
  }
}

async function inFolder(folder: string, stops: (() => void)[]): Promise<void> {
  const upstream = configuredRegistry();
  const publisher = new Machine(join(folder, 'publisher'), upstream);
  let packages: PublishedPackage[] = [];
  await step('all packages are packed', () => (packages = packAll(join(folder, 'dist'))));
  await step('publint and Are The Types Wrong find nothing', () =>
    checkManifests(publisher, folder, packages),
  );
  let url = '';
  await step('a registry runs on this machine', async () => {
    const registry = await startRegistry(join(folder, 'registry'), publisher, upstream);
    stops.push(registry.stop);
    url = registry.url;
  });
  const user = new Machine(join(folder, 'user'), url);
  await step('the packages are published', () => {
    for (const one of packages) user.expect(0, folder, 'npm', 'publish', one.folder);
  });
  const home = join(folder, 'work');
  mkdirSync(home);
  const version = packages.find(({ name }) => name === 'nodeless')?.version ?? '';
  for (const { what, run } of userSteps(user, home, version)) await step(what, run);
}

async function step(what: string, run: Step['run']): Promise<void> {
  const start = Date.now();
  process.stdout.write(`${what} … `);
  await run();
  process.stdout.write(`${((Date.now() - start) / 1000).toFixed(1)} s\n`);
}

function configuredRegistry(): string {
  const { stdout } = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' });
  return stdout.trim().replace(/\/?$/, '/');
}
