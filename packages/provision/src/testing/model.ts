import type { JsonObject, JsonValue } from '@nodeless/core';
import { isJsonObject } from '@nodeless/core';
import { API_VERSION, parseCluster, parseFleet, type ClusterModel, type SourceFile } from '@nodeless/sources';

const PIN = {
  repoURL: 'https://github.com/example/upstream',
  commit: '0123456789012345678901234567890123456789',
  path: 'charts/x',
};

const VERSIONS: JsonObject = {
  eksctl: '0.230.0',
  karpenter: { version: '1.14.1', source: PIN, crds: PIN },
  awsLoadBalancerController: { version: '3.5.0', source: PIN, crds: PIN },
  externalDns: { version: '1.21.1', source: PIN },
  clusterAutoscaler: { version: '9.59.0', source: PIN, images: { '1.35': 'example.com/autoscaler:v1.35.2' } },
  argocd: { version: 'v3.5.1', source: PIN },
  kubeOpsView: { image: 'hjacobs/kube-ops-view:23.5.0' },
  pause: { image: 'public.ecr.aws/eks-distro/kubernetes/pause:3.10' },
  nodeImage: 'al2023@v20260714',
};

/** A cluster that asks for as little as possible: a new VPC, no Fargate, no Karpenter, no components. */
export const SMALL: JsonObject = {
  apiVersion: API_VERSION,
  kind: 'Cluster',
  name: 'small',
  stage: 'dev',
  region: 'eu-central-1',
  accountId: '111122223333',
  network: { vpc: { cidr: '10.0.0.0/16' } },
};

/** The nodeless cluster of the article: platform on Fargate, everything else on nodes of Karpenter. */
export const SEOUL: JsonObject = {
  apiVersion: API_VERSION,
  kind: 'Cluster',
  name: 'nodeless-seoul',
  stage: 'dev',
  region: 'ap-northeast-2',
  accountId: '111122223333',
  tags: { stage: 'dev', 'managed-by': 'nodeless' },
  network: {
    vpc: { cidr: '10.0.0.0/16', nat: 'single' },
    endpoint: { public: { cidrs: ['203.0.113.0/24'] }, private: true },
  },
  access: { admins: ['arn:aws:iam::111122223333:role/platform-admin'] },
  compute: {
    fargate: {
      profiles: [
        { name: 'argocd', selectors: [{ namespace: 'argocd' }] },
        { name: 'karpenter', selectors: [{ namespace: 'karpenter' }] },
        { name: 'kube-system', selectors: [{ namespace: 'kube-system' }] },
      ],
    },
    karpenter: {
      nodePools: [
        {
          name: 'default',
          capacityTypes: ['spot', 'on-demand'],
          architectures: ['amd64', 'arm64'],
          limits: { cpu: '1000' },
          expireAfter: '168h',
        },
      ],
    },
  },
  scheduling: { headroom: { replicas: 2, requests: { cpu: '1' } } },
  components: {
    awsLoadBalancerController: {},
    externalDns: { domain: 'example.com' },
    efsCsiDriver: {},
    kubeOpsView: { expose: { nlb: { scheme: 'internet-facing', hostname: 'kubeopsview.example.com' } } },
  },
};

/** A cluster in a VPC that exists already, private endpoint alone, two node pools. */
export const TOKYO: JsonObject = {
  apiVersion: API_VERSION,
  kind: 'Cluster',
  name: 'nodeless-tokyo',
  stage: 'prod',
  region: 'ap-northeast-1',
  accountId: '444455556666',
  network: {
    vpc: {
      id: 'vpc-0a1b2c3d4e5f60718',
      cidr: '10.20.0.0/16',
      subnets: {
        private: [
          { id: 'subnet-0aaa1111bbb22220a', zone: 'ap-northeast-1a', cidr: '10.20.0.0/19' },
          { id: 'subnet-0aaa1111bbb22220c', zone: 'ap-northeast-1c', cidr: '10.20.32.0/19' },
          { id: 'subnet-0aaa1111bbb22221c', zone: 'ap-northeast-1c', cidr: '10.20.64.0/19' },
        ],
        public: [{ id: 'subnet-0ccc3333ddd44440a', zone: 'ap-northeast-1a' }],
      },
    },
    serviceCidr: '172.20.0.0/16',
  },
  controlPlane: { logging: { types: ['audit', 'authenticator'], retentionDays: 365 } },
  compute: {
    fargate: {
      profiles: [
        { name: 'dns', selectors: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }] },
        { name: 'platform', selectors: [{ namespace: 'argocd' }, { namespace: 'karpenter' }] },
      ],
    },
    karpenter: {
      nodePools: [
        { name: 'spot', capacityTypes: ['spot'], architectures: ['arm64'], limits: { cpu: '400' } },
        {
          name: 'steady',
          architectures: ['arm64'],
          limits: { cpu: '200', memory: '800Gi' },
          taints: [{ key: 'example.com/steady', value: 'true', effect: 'NoSchedule' }],
        },
      ],
    },
  },
};

/** A cluster whose VPC our own stack makes, in three zones. */
export const CLASSIC: JsonObject = {
  apiVersion: API_VERSION,
  kind: 'Cluster',
  name: 'classic',
  stage: 'dev',
  region: 'ap-northeast-2',
  accountId: '111122223333',
  tags: { stage: 'dev' },
  network: {
    vpc: {
      madeBy: 'cloudformation',
      cidr: '10.0.0.0/16',
      zones: ['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c'],
    },
  },
};

/** What makes {@link CLASSIC} a fully private cluster. */
export const PRIVATE: JsonObject = {
  network: { privateCluster: { enabled: true }, endpoint: { access: { via: 'vpn' } } },
};

/** What the stack of {@link CLASSIC} gives. */
export const CLASSIC_NETWORK: JsonObject = {
  vpcId: 'vpc-00000000000000001',
  subnets: Object.fromEntries(
    ['private', 'public', 'controlPlane'].map((role, number) => [
      role,
      Object.fromEntries(
        ['a', 'b', 'c'].map((letter) => [
          `ap-northeast-2${letter}`,
          `subnet-00000000000000${number}${letter}1`,
        ]),
      ),
    ]),
  ),
};

export interface ModelOptions {
  /** Other facts. */
  readonly facts?: JsonObject;
  /** Versions of EKS add-ons in facts.json. */
  readonly addons?: { readonly [name: string]: string };
  /** Apps that there are, by name; the cluster says which of them it has. */
  readonly apps?: { readonly [name: string]: JsonObject };
  /** Charts that there are, likewise. */
  readonly charts?: { readonly [name: string]: JsonObject };
  /** URL of the git repository. */
  readonly repository?: string;
}

/** The model of a cluster as the parser makes it; keys of `change` replace those of `spec`, maps key by key. */
export function modelOf(spec: JsonObject, change: JsonObject = {}, options: ModelOptions = {}): ClusterModel {
  const cluster = merged(spec, change);
  const stage = { [String(cluster['stage'])]: {} };
  const fleet = parseFleet({
    fleet: source('clusters/fleet.yaml', {
      apiVersion: API_VERSION,
      kind: 'Fleet',
      defaults: { kubernetes: { version: '1.35' }, versions: VERSIONS },
      stages: stage,
    }),
    argocdSettings: source('argocd/settings.yaml', {
      apiVersion: API_VERSION,
      kind: 'ArgoCDSettings',
      repository: { url: options.repository ?? 'https://github.com/example/platform.git' },
    }),
    argocdProjects: source('argocd/projects.yaml', {
      apiVersion: API_VERSION,
      kind: 'ArgoCDProjects',
      platform: { description: 'Platform' },
      workloads: { description: 'Workloads' },
    }),
    apps: [
      ...Object.entries(options.apps ?? {}).map(([name, app]) =>
        source(`apps/${name}/app.yaml`, { apiVersion: API_VERSION, kind: 'App', name, ...app }),
      ),
      ...Object.entries(options.charts ?? {}).map(([name, chart]) =>
        source(`apps/${name}/chart.yaml`, { apiVersion: API_VERSION, kind: 'Chart', name, ...chart }),
      ),
    ],
    clusters: [String(cluster['name'])],
  });
  if (fleet.value === undefined) throw new Error(JSON.stringify(fleet.diagnostics));
  const folder = String(cluster['name']);
  const facts = { apiVersion: API_VERSION, kind: 'Facts', addons: options.addons ?? {}, ...options.facts };
  const hasFacts = options.addons !== undefined || options.facts !== undefined;
  const model = parseCluster(fleet.value, {
    folder,
    cluster: source(`clusters/${folder}/cluster.yaml`, cluster),
    ...(!hasFacts ? {} : { facts: source(`clusters/${folder}/facts.json`, facts) }),
  });
  if (model.value === undefined) throw new Error(JSON.stringify(model.diagnostics));
  return model.value;
}

function source(path: string, content: JsonObject): SourceFile {
  return { path, bytes: new TextEncoder().encode(JSON.stringify(content, null, 2)) };
}

function merged(base: JsonObject, change: JsonObject): JsonObject {
  const entries = Object.entries(change).map(([key, value]): [string, JsonValue] => {
    const old = base[key];
    return [key, isJsonObject(old) && isJsonObject(value) ? merged(old, value) : value];
  });
  return { ...base, ...Object.fromEntries(entries) };
}
