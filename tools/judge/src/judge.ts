import { join } from 'node:path';
import type { RunArguments } from './arguments.ts';
import { watchCycles } from './argocd/cycles.ts';
import { startArgoCd } from './argocd/start.ts';
import { allAtRest, waitFor, type Waiting } from './argocd/wait.ts';
import { bootstrap, registerCharts } from './bootstrap.ts';
import { fakeReadiness } from './fakes/readiness.ts';
import { answerWebhooks } from './fakes/webhooks.ts';
import { chartRepository, git, missingCharts } from './git/repositories.ts';
import { ServedRepository } from './git/served.ts';
import { serveGit } from './git/server.ts';
import { startControlPlane } from './kubernetes/control-plane.ts';
import { Authority } from './machine/certificates.ts';
import { REPOSITORY } from './machine/folders.ts';
import { bringUpNetwork, GIT_ADDRESS } from './machine/namespace.ts';
import { print } from './report/print.ts';
import { runScenarios } from './scenarios/run.ts';
import { readRendered } from './tree/rendered.ts';

/**
 * Brings a cluster up, from nothing, and does with it what was asked for; runs inside the namespaces of the run.
 *
 * @returns the exit code: 0 when all is as it should be
 */
export async function judge(folder: string, asked: RunArguments): Promise<number> {
  const start = Date.now();
  const tree = readRendered(REPOSITORY, asked.cluster);
  const missing = await missingCharts(tree);
  const commit = (await git(REPOSITORY, 'rev-parse', 'HEAD')).trim();

  await bringUpNetwork(folder, tree.hosts);
  const authority = await Authority.make(folder);
  const served = await ServedRepository.make(folder, tree, missing);
  const head = await served.publish(REPOSITORY, commit);
  const san = [...tree.hosts.map((host) => `DNS:${host}`), `IP:${GIT_ADDRESS}`].join(',');
  const charts = [...new Set(tree.charts.map(({ url }) => url))];
  await serveGit(
    new Map([
      [tree.url, served.folder],
      ...charts.map((url): [string, string] => [url, chartRepository(url)]),
    ]),
    await authority.sign('git', '/CN=git', `subjectAltName=${san}`),
  );
  const { client, kubeconfig } = await startControlPlane(folder, authority, asked.cluster);
  print(`the API server is ready, ${seconds(start)} s after the start; served is ${head.slice(0, 7)}`);

  const faults = [fakeReadiness(client), answerWebhooks(client)];
  const work = async (): Promise<number> => {
    await bootstrap({ cluster: asked.cluster, kubeconfig, authorityFile: authority.file });
    await registerCharts(client, charts);
    const { daemons, refreshSeconds } = await startArgoCd({
      ...{ folder, client, kubeconfig, hosts: tree.hosts },
      authorityFile: authority.file,
    });
    const waiting: Waiting = { client, daemons };
    print(`Argo CD is started, ${seconds(start)} s after the start\n`);
    const up = await waitFor(waiting, { until: allAtRest, atMost: asked.limit });
    if (!up.reached) return 1;
    print(
      `\nall Applications are Synced and Healthy ${up.seconds.toFixed(0)} s after the start of Argo CD\n`,
    );
    const problems = asked.cycles === 0 ? [] : await watchCycles(waiting, asked.cycles, refreshSeconds);
    const scratch = join(folder, 'scratch');
    problems.push(
      ...(await runScenarios(asked.scenarios, {
        ...waiting,
        tree,
        served,
        scratch,
        limit: asked.limit,
        commit,
      })),
    );
    for (const problem of problems) print(`NOT as it should be: ${problem}`);
    return problems.length === 0 ? 0 : 1;
  };
  return Promise.race([work(), ...faults]);
}

function seconds(start: number): string {
  return ((Date.now() - start) / 1000).toFixed(0);
}
