import { rmSync } from 'node:fs';
import type { GitRepository } from '../git-repository.ts';

export const CLUSTER = 'clusters/nodeless-seoul/cluster.yaml';

/** Apps of the cluster, in the order of its source: between two that a branch changes stands one that none does. */
const NAMES = ['alpha', 'beta', 'between', 'delta', 'epsilon', 'eta', 'gamma', 'iota', 'kept', 'zeta'];

const file = (name: string): string => `apps/${name}/app.yaml`;

function app(name: string, more = ''): string {
  return `apiVersion: nodeless/v1alpha1
kind: App
name: ${name}
image: public.ecr.aws/nginx/nginx-unprivileged:1.29.1
architectures: [amd64, arm64]
runAsUser: 101
replicas: 2
ports: [{ name: http, containerPort: 8080, servicePort: 80 }]
resources: { requests: { cpu: 250m, memory: 128Mi }, limits: { memory: 128Mi } }
probes: { readiness: { path: /, port: http }, liveness: { path: /, port: http } }
${more}`;
}

/** What one branch does. */
export interface Change {
  readonly name: string;
  /** Whether it is about one app alone. */
  readonly of: 'app' | 'platform';
  readonly make: (repository: GitRepository) => void;
}

const ofApp = (name: string, make: Change['make']): Change => ({ name, of: 'app', make });
const ofPlatform = (name: string, make: Change['make']): Change => ({ name, of: 'platform', make });
const inCluster = (from: string, to: string) => (repository: GitRepository) =>
  repository.edit(CLUSTER, from, to);
const inFleet = (from: string, to: string) => (repository: GitRepository) =>
  repository.edit('clusters/fleet.yaml', from, to);

/** Adds an app, and its line in the place of another of the cluster. */
export function addApp(name: string, line: string, lines: string): Change['make'] {
  return (repository) => {
    repository.write(file(name), app(name));
    repository.edit(CLUSTER, line, lines);
  };
}

/** Each at lines of its own of `cluster.yaml`, with at least one line between two: what git merges without a conflict. */
export const CHANGES: readonly Change[] = [
  ofApp('image of alpha', (repository) => repository.edit(file('alpha'), ':1.29.1', ':1.29.2')),
  ofApp('replicas of gamma', (repository) => repository.edit(file('gamma'), 'replicas: 2', 'replicas: 5')),
  ofApp('namespace of epsilon', (repository) =>
    repository.edit(file('epsilon'), 'name: epsilon\n', 'name: epsilon\nnamespace: elsewhere\n'),
  ),
  ofApp('load balancer of eta', (repository) =>
    repository.write(
      file('eta'),
      app('eta', 'expose: { alb: { host: eta.example.com, scheme: internal } }\n'),
    ),
  ),
  ofApp('add first', addApp('aaa', 'apps:\n', 'apps:\n  - aaa\n')),
  ofApp('add last', addApp('omega', '  - zeta\n', '  - zeta\n  - omega\n')),
  ofApp('add in the middle', addApp('middle', '  - gamma\n', '  - gamma\n  - middle\n')),
  ofApp('remove beta', inCluster('  - beta\n', '')),
  ofApp('rename delta', (repository) => {
    rmSync(repository.path('apps/delta'), { recursive: true });
    addApp('lambda', '  - delta\n', '  - lambda\n')(repository);
  }),
  ofPlatform('limits of a node pool', inCluster("cpu: '1000'", "cpu: '900'")),
  ofPlatform(
    'another node pool',
    inCluster(
      '        expireAfter: 168h\n',
      "        expireAfter: 168h\n      - { name: arm, capacityTypes: [spot], architectures: [arm64], limits: { cpu: '10' } }\n",
    ),
  ),
  ofPlatform('headroom', inCluster('headroom: { replicas: 2,', 'headroom: { replicas: 3,')),
  ofPlatform('option of ExternalDNS', inCluster('domain: example.com', 'domain: example.com, policy: sync')),
  ofPlatform('time zone of kube-ops-view', inCluster('timeZone: Asia/Seoul', 'timeZone: Asia/Tokyo')),
  ofPlatform('version of kube-ops-view', inFleet('kube-ops-view:23.5.0', 'kube-ops-view:23.4.0')),
  ofPlatform(
    'another administrator',
    inCluster(
      "role/platform-admin']",
      "role/platform-admin', 'arn:aws:iam::111122223333:role/second-admin']",
    ),
  ),
];

/** One cluster with ten apps, rendered and committed on main. */
export async function startWithApps(repository: GitRepository): Promise<void> {
  for (const name of repository.clusters())
    if (name !== 'nodeless-seoul') rmSync(repository.path('clusters', name), { recursive: true });
  for (const name of NAMES) repository.write(file(name), app(name));
  repository.edit(
    CLUSTER,
    'apps: [inflate]\n',
    ['apps:', ...NAMES.map((name) => `  - ${name}`), ''].join('\n'),
  );
  await repository.start();
}
