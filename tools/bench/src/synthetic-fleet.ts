import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Apps of a synthetic cluster; with the platform's own objects they make about 60 objects a cluster. */
const APPS = 6;

/**
 * Writes the sources of a fleet: the shared files of this repository and `clusters` clusters that differ in name,
 * region, account and addresses.
 */
export function writeSyntheticFleet(repository: string, root: string, clusters: number): void {
  writeShared(repository, root);
  writeApps(root, APPS, appSource);
  for (let index = 0; index < clusters; index += 1) {
    mkdirSync(join(root, 'clusters', clusterName(index)), { recursive: true });
    writeFileSync(clusterFile(root, index), clusterSource(index));
  }
}

/** Writes one cluster with `apps` apps, each of ten objects and an Application. */
export function writeLargeCluster(repository: string, root: string, apps: number): void {
  writeShared(repository, root);
  writeApps(root, apps, fullAppSource);
  mkdirSync(join(root, 'clusters', clusterName(0)));
  writeFileSync(clusterFile(root, 0), `${clusterSource(0, apps)}${LARGE}`);
}

function writeShared(repository: string, root: string): void {
  mkdirSync(join(root, 'clusters'), { recursive: true });
  // As in every checkout that npm has installed: generate keeps its memory of the last run below it.
  mkdirSync(join(root, 'node_modules'));
  cpSync(join(repository, 'clusters', 'fleet.yaml'), join(root, 'clusters', 'fleet.yaml'));
  cpSync(join(repository, 'argocd'), join(root, 'argocd'), { recursive: true });
  const settings = join(root, 'argocd', 'settings.yaml');
  // The examples' own repository is refused for other accounts than theirs.
  writeFileSync(settings, readFileSync(settings, 'utf8').replaceAll('/example/', '/bench/'));
}

function writeApps(root: string, apps: number, sourceOf: (index: number) => string): void {
  for (let index = 0; index < apps; index += 1) {
    mkdirSync(join(root, 'apps', appName(index)), { recursive: true });
    writeFileSync(join(root, 'apps', appName(index), 'app.yaml'), sourceOf(index));
  }
}

/** Changes one cluster, as a person would: its node pool may grow further, each time by one. */
export function editOneCluster(root: string): void {
  const file = clusterFile(root, 0);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      /limits: \{ cpu: '(\d+)'/,
      (_, cpu) => `limits: { cpu: '${Number(cpu) + 1}'`,
    ),
  );
}

/** Gives one app a newer image, which all clusters run. */
export function editOneApp(root: string): void {
  const file = join(root, 'apps', appName(0), 'app.yaml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/:1\.0\.(\d+)/, (_, patch) => `:1.0.${Number(patch) + 1}`),
  );
}

function clusterFile(root: string, index: number): string {
  return join(root, 'clusters', clusterName(index), 'cluster.yaml');
}

export function clusterName(index: number): string {
  return `bench-${String(index).padStart(4, '0')}`;
}

function appName(index: number): string {
  return `service-${index}`;
}

const REGIONS = ['ap-northeast-2', 'ap-northeast-1', 'eu-central-1', 'us-east-1'];

function clusterSource(index: number, apps = APPS): string {
  const account = String(100_000_000_000 + index);
  return `apiVersion: nodeless/v1alpha1
kind: Cluster
name: ${clusterName(index)}
stage: ${index % 2 === 0 ? 'dev' : 'prod'}
region: ${REGIONS[index % REGIONS.length]}
accountId: '${account}'
network:
  vpc: { cidr: 10.${index % 250}.0.0/16 }
access:
  admins: ['arn:aws:iam::${account}:role/platform-admin']
compute:
  fargate:
    profiles:
      - { name: argocd, selectors: [{ namespace: argocd }] }
      - { name: karpenter, selectors: [{ namespace: karpenter }] }
      - { name: kube-system, selectors: [{ namespace: kube-system }] }
  karpenter:
    nodePools:
      - { name: default, capacityTypes: [spot, on-demand], architectures: [amd64, arm64], limits: { cpu: '500' } }
      - { name: steady, architectures: [amd64], limits: { cpu: '100' } }
scheduling:
  headroom: { replicas: 2, requests: { cpu: '1' } }
components:
  externalDns: { domain: c${index}.example.com }
  kubeOpsView: { expose: { nlb: { hostname: view.c${index}.example.com } } }
apps: [${Array.from({ length: apps }, (_, app) => appName(app)).join(', ')}]
`;
}

function appSource(index: number): string {
  return `apiVersion: nodeless/v1alpha1
kind: App
name: ${appName(index)}
image: registry.example.com/${appName(index)}:1.${index}.0
architectures: [amd64, arm64]
runAsUser: 1000
replicas: 3
ports: [{ name: http, containerPort: 8080, servicePort: 80 }]
resources:
  requests: { cpu: 250m, memory: 256Mi }
  limits: { memory: 256Mi }
probes:
  readiness: { path: /ready, port: http }
`;
}

/** What the apps of a large cluster need besides. */
const LARGE = `addons:
  metrics-server: {}
  vpc-cni: { configuration: { enableNetworkPolicy: 'true' } }
`;

/** An app with all that a service has: ten objects besides its Namespace and its Application. */
function fullAppSource(index: number): string {
  const name = appName(index);
  return `${appSource(index).replace('replicas: 3\n', '')}config:
  ${name}: { data: { level: info }, mountPath: /etc/settings }
  ${name}-rules: { data: { rules.json: '{}' }, mountPath: /etc/rules }
  ${name}-names: { data: { greeting: hello }, mountPath: /etc/names }
serviceAccount: { name: ${name} }
scaling: { minReplicas: 2, maxReplicas: 6, cpu: 70 }
network: { accepts: [loadBalancer], reaches: [aws] }
expose: { alb: { host: ${name}.c0.example.com, scheme: internal, group: { name: shared-${Math.floor(index / 90)} } } }
`;
}
