import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { binary } from '../build/build.ts';
import type { Authority, KeyPair } from '../machine/certificates.ts';
import { API_SERVICE, SERVICES } from '../machine/namespace.ts';
import { Daemon } from '../machine/processes.ts';
import { Refusal, sleep } from '../machine/run.ts';
import { Client } from './client.ts';

const START_SECONDS = 180;

/** Those that need nodes or endpoints: the run fakes what they would report. Garbage collection stays: Argo CD prunes with it. */
const WITHOUT = [
  ...['deployment', 'replicaset', 'replicationcontroller', 'statefulset', 'daemonset', 'disruption'],
  ...['horizontal-pod-autoscaler', 'node-lifecycle', 'endpointslice', 'endpoints'],
].map((name) => `-${name}-controller`);

export interface ControlPlane {
  readonly client: Client;
  readonly kubeconfig: string;
}

/** Starts etcd, the API server and the controllers of Kubernetes that need no nodes. */
export async function startControlPlane(
  folder: string,
  authority: Authority,
  context: string,
): Promise<ControlPlane> {
  const san = `subjectAltName=DNS:localhost,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:${API_SERVICE}`;
  const server = await authority.sign('apiserver', '/CN=kube-apiserver', san);
  const admin = await authority.sign('admin', '/O=system:masters/CN=admin', 'extendedKeyUsage=clientAuth');
  const manager = await authority.sign(
    'manager',
    '/CN=system:kube-controller-manager',
    'extendedKeyUsage=clientAuth',
  );
  const tokens = await authority.tokenKey();
  const kubeconfig = writeKubeconfig(folder, context, authority, admin);

  const etcd = new Daemon(folder, 'etcd', [
    ...([
      binary('etcd'),
      '--data-dir',
      join(folder, 'etcd'),
      '--unsafe-no-fsync',
      '--log-level',
      'error',
    ] as const),
  ]);
  const api = new Daemon(folder, 'kube-apiserver', [
    binary('kube-apiserver'),
    ...['--etcd-servers=http://127.0.0.1:2379', '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1'],
    ...[`--tls-cert-file=${server.certificateFile}`, `--tls-private-key-file=${server.keyFile}`],
    ...[`--client-ca-file=${authority.file}`, '--anonymous-auth=false', '--authorization-mode=Node,RBAC'],
    ...[
      `--service-account-key-file=${tokens.publicFile}`,
      `--service-account-signing-key-file=${tokens.privateFile}`,
    ],
    ...['--service-account-issuer=https://kubernetes.default.svc', `--service-cluster-ip-range=${SERVICES}`],
    ...[
      '--allow-privileged=true',
      '--endpoint-reconciler-type=none',
      `--cert-dir=${join(folder, 'certificates')}`,
    ],
  ]);
  const client = new Client(readFileSync(authority.file, 'utf8'), admin);
  await ready(client, [etcd, api]);
  const access = writeKubeconfig(folder, 'manager', authority, manager);
  new Daemon(folder, 'kube-controller-manager', [
    binary('kube-controller-manager'),
    ...['--kubeconfig', '--authentication-kubeconfig', '--authorization-kubeconfig'].map(
      (flag) => `${flag}=${access}`,
    ),
    ...['--bind-address=127.0.0.1', '--leader-elect=false', '--use-service-account-credentials'],
    ...[`--service-account-private-key-file=${tokens.privateFile}`, `--root-ca-file=${authority.file}`],
    ...[`--cert-dir=${join(folder, 'certificates')}`, `--controllers=*,${WITHOUT.join(',')}`],
  ]);
  return { client, kubeconfig };
}

async function ready(client: Client, daemons: readonly Daemon[]): Promise<void> {
  for (let waited = 0; waited < START_SECONDS; waited += 0.5) {
    if ((await client.call('GET', '/readyz')).status === 200) return;
    for (const daemon of daemons) daemon.requireRunning();
    await sleep(0.5);
  }
  throw new Refusal(`kube-apiserver is not ready after ${START_SECONDS} s`);
}

function writeKubeconfig(folder: string, context: string, authority: Authority, user: KeyPair): string {
  const file = join(folder, `${context}.kubeconfig`);
  const entries = {
    clusters: [
      {
        name: 'judge',
        cluster: { server: 'https://127.0.0.1:6443', 'certificate-authority': authority.file },
      },
    ],
    users: [
      { name: 'user', user: { 'client-certificate': user.certificateFile, 'client-key': user.keyFile } },
    ],
    contexts: [{ name: context, context: { cluster: 'judge', user: 'user' } }],
  };
  writeFileSync(
    file,
    JSON.stringify({ apiVersion: 'v1', kind: 'Config', ...entries, 'current-context': context }),
  );
  return file;
}
