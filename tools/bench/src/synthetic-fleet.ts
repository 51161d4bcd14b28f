import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Apps of a synthetic cluster; with the platform's own objects they make about 60 objects a cluster. */
const APPS = 6;

/**
 * Writes the sources of a fleet: the shared files of this repository and `clusters` clusters that differ in name,
 * region, account and addresses.
 */
export function writeSyntheticFleet(repository: string, root: string, clusters: number): void {
  mkdirSync(join(root, 'clusters'), { recursive: true });
  // As in every checkout that npm has installed: generate keeps its memory of the last run below it.
  mkdirSync(join(root, 'node_modules'));
  cpSync(join(repository, 'clusters', 'fleet.yaml'), join(root, 'clusters', 'fleet.yaml'));
  cpSync(join(repository, 'argocd'), join(root, 'argocd'), { recursive: true });
  const settings = join(root, 'argocd', 'settings.yaml');
  // The examples' own repository is refused for other accounts than theirs.
  writeFileSync(settings, readFileSync(settings, 'utf8').replaceAll('/example/', '/bench/'));
  for (let index = 0; index < APPS; index += 1) {
    mkdirSync(join(root, 'apps', appName(index)), { recursive: true });
    writeFileSync(join(root, 'apps', appName(index), 'app.yaml'), appSource(index));
  }
  for (let index = 0; index < clusters; index += 1) {
    mkdirSync(join(root, 'clusters', clusterName(index)), { recursive: true });
    writeFileSync(clusterFile(root, index), clusterSource(index));
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

/** Changes all clusters, as a bump of a shared version would. */
export function editFleet(root: string): void {
  const file = join(root, 'apps', appName(0), 'app.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(':1.0.0', ':1.0.1'));
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

function clusterSource(index: number): string {
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
apps: [${Array.from({ length: APPS }, (_, app) => appName(app)).join(', ')}]
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
