import { join } from 'node:path';
import type { Client } from './kubernetes/client.ts';
import { BINARIES, REPOSITORY } from './machine/folders.ts';
import { run } from './machine/run.ts';
import { print } from './report/print.ts';
import { readSteps, stepsOfArgoCd } from './tree/bootstrap-steps.ts';

const CLI = join(REPOSITORY, 'packages', 'cli', 'bin', 'nodeless.cjs');

/** Runs the command line of this repository in a folder with sources. */
export function nodeless(
  folder: string,
  args: readonly string[],
  answers: readonly number[] = [0],
): Promise<string> {
  return run(process.execPath, [CLI, ...args], { cwd: folder, answers });
}

/**
 * Runs what `nodeless bootstrap` prints, from the namespace of Argo CD on, once each.
 *
 * @throws Refusal when a step fails
 */
export async function bootstrap(options: {
  cluster: string;
  kubeconfig: string;
  authorityFile: string;
}): Promise<void> {
  const { run: steps, leftOut } = stepsOfArgoCd(
    readSteps(await nodeless(REPOSITORY, ['bootstrap', options.cluster])),
  );
  for (const { title, command } of steps) {
    const start = Date.now();
    await run('bash', ['-e', '-o', 'pipefail', '-c', command], {
      cwd: REPOSITORY,
      env: {
        KUBECONFIG: options.kubeconfig,
        GIT_SSL_CAINFO: options.authorityFile,
        PATH: `${BINARIES}:${process.env['PATH'] ?? ''}`,
      },
    });
    print(`bootstrap: ${title}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
  for (const title of leftOut) print(`bootstrap: left out: ${title}`);
}

/** The chart repositories here hold single commits without history, which Argo CD fetches only where it is told `depth`. */
export async function registerCharts(client: Client, urls: readonly string[]): Promise<void> {
  for (const [index, url] of urls.entries()) {
    await client.call('POST', '/api/v1/namespaces/argocd/secrets', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: `judge-chart-${index}`,
        labels: { 'argocd.argoproj.io/secret-type': 'repository' },
      },
      stringData: { type: 'git', url, depth: '1' },
    });
  }
}
