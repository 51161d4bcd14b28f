import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { at } from '@nodeless/core';
import { binary } from '../build/build.ts';
import type { Client } from '../kubernetes/client.ts';
import { BINARIES } from '../machine/folders.ts';
import { Daemon } from '../machine/processes.ts';
import { podEnvironment } from './pod-environment.ts';

const NAMESPACE = 'argocd';

export interface ArgoCd {
  readonly daemons: readonly Daemon[];
  /** Seconds after which an Application is refreshed by itself (`timeout.reconciliation`). */
  readonly refreshSeconds: number;
}

export interface StartOptions {
  readonly folder: string;
  readonly client: Client;
  readonly kubeconfig: string;
  readonly hosts: readonly string[];
  /** Of the authority that signed the certificate of the git server. */
  readonly authorityFile: string;
}

/** Starts Redis, the repo server and the application controller, with the environment that their pods have in the cluster. */
export async function startArgoCd({
  folder,
  client,
  kubeconfig,
  hosts,
  authorityFile,
}: StartOptions): Promise<ArgoCd> {
  const maps = await client.list(`/api/v1/namespaces/${NAMESPACE}/configmaps`);
  const configMaps = new Map(maps.map((map) => [String(at(map, 'metadata', 'name')), map]));
  const workload = `/apis/apps/v1/namespaces/${NAMESPACE}`;
  const [repository, controller] = await Promise.all([
    client.get(`${workload}/deployments/argocd-repo-server`),
    client.get(`${workload}/statefulsets/argocd-application-controller`),
  ]);
  const own = ownEnvironment(folder, kubeconfig, hosts, authorityFile);
  const redis = ['--redis', '127.0.0.1:6379', '--logformat', 'text'];
  const controllerEnvironment = podEnvironment(controller, 'argocd-application-controller', configMaps);
  return {
    daemons: [
      new Daemon(folder, 'redis', [
        'redis-server',
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'no',
        '--dir',
        folder,
      ]),
      new Daemon(
        folder,
        'argocd-repo-server',
        [
          binary('argocd'),
          'argocd-repo-server',
          '--address',
          '127.0.0.1',
          '--metrics-address',
          '127.0.0.1',
          ...redis,
        ],
        { ...podEnvironment(repository, 'argocd-repo-server', configMaps), ...own },
      ),
      new Daemon(
        folder,
        'argocd-application-controller',
        [
          ...([binary('argocd'), 'argocd-application-controller', '--namespace', NAMESPACE] as const),
          ...['--repo-server', '127.0.0.1:8081', ...redis],
        ],
        { ...controllerEnvironment, ...own },
      ),
    ],
    refreshSeconds: Number.parseInt(controllerEnvironment['ARGOCD_RECONCILIATION_TIMEOUT'] ?? '120', 10),
  };
}

/** What is a mount in a pod is a folder of the run. */
function ownEnvironment(
  folder: string,
  kubeconfig: string,
  hosts: readonly string[],
  authorityFile: string,
): Record<string, string> {
  const make = (name: string): string => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  const certificates = make('tls');
  // Argo CD's image asks this program of it about each commit; nobody signs here, and no project asks for signatures.
  writeFileSync(join(make('bin'), 'git-verify-wrapper.sh'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  for (const host of hosts) writeFileSync(join(certificates, host), readFileSync(authorityFile));
  return {
    KUBECONFIG: kubeconfig,
    PATH: `${BINARIES}:${make('bin')}:${process.env['PATH'] ?? ''}`,
    HOME: make('home'),
    TMPDIR: make('tmp'),
    HELM_CACHE_HOME: make('helm'),
    HELM_CONFIG_HOME: make('helm'),
    HELM_DATA_HOME: make('helm'),
    KUBECACHEDIR: make('kubecache'),
    GIT_CONFIG_NOSYSTEM: '1',
    ARGOCD_TLS_DATA_PATH: certificates,
    ARGOCD_PLUGINSOCKFILEPATH: make('plugins'),
    ARGOCD_GPG_ENABLED: 'false',
    // The API server is asked by kubeconfig, where a pod has a service account.
    ARGOCD_FAKE_IN_CLUSTER: 'true',
  };
}
