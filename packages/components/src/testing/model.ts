import { COMPONENTS, type Catalogue } from '@nodeless/catalogue';
import { parseCluster, parseFleet, type ClusterModel, type SourceFile } from '@nodeless/sources';

interface Sources {
  /** Keys of cluster.yaml over those of the smallest cluster. */
  readonly cluster?: object;
  /** Keys of `versions` over the pins below. */
  readonly versions?: object;
  readonly facts?: object;
  /** Apps by name; the cluster opts in to all of them. */
  readonly apps?: Readonly<Record<string, object>>;
  /** Charts by name, likewise. */
  readonly charts?: Readonly<Record<string, object>>;
  readonly settings?: object;
  readonly projects?: { readonly platform?: object; readonly workloads?: object };
}

const API_VERSION = 'nodeless/v1alpha1';
export const REPOSITORY = 'https://git.example.com/team/fleet.git';

const pin = (repository: string, digit: string, path: string) => ({
  repoURL: `https://git.example.com/${repository}`,
  commit: digit.repeat(40),
  path,
});

export const PINS = {
  karpenter: pin('karpenter', 'a', 'charts/karpenter'),
  karpenterCrds: pin('karpenter', 'a', 'charts/karpenter-crd'),
  loadBalancer: pin('load-balancer', 'b', 'helm/controller'),
  loadBalancerCrds: pin('load-balancer', 'b', 'helm/controller/crds'),
  externalDns: pin('external-dns', 'c', 'charts/external-dns'),
  clusterAutoscaler: pin('autoscaler', 'e', 'charts/cluster-autoscaler'),
  argocd: pin('argo-cd', 'd', 'manifests/cluster-install'),
};

const VERSIONS = {
  eksctl: '0.230.0',
  karpenter: { version: '1.14.1', source: PINS.karpenter, crds: PINS.karpenterCrds },
  awsLoadBalancerController: { version: '3.5.0', source: PINS.loadBalancer, crds: PINS.loadBalancerCrds },
  externalDns: { version: '1.21.1', source: PINS.externalDns },
  clusterAutoscaler: {
    version: '9.59.0',
    source: PINS.clusterAutoscaler,
    images: { '1.35': 'registry.example.com:5000/autoscaling/cluster-autoscaler:v1.35.2' },
  },
  argocd: { version: 'v3.5.1', source: PINS.argocd },
  kubeOpsView: { image: 'example.com/kube-ops-view:1.0' },
  pause: { image: 'example.com/pause:3.10' },
  nodeImage: 'al2023@v20260714',
};

/** A pool without any choice of its own. */
export const POOL = { name: 'default', architectures: ['amd64'], limits: { cpu: '100' } };

/**
 * The model of a cluster, parsed from sources like those that people write. Throws when they have a problem.
 *
 * @param catalogue the components that there are. @default ours
 */
export function modelOf(sources: Sources = {}, catalogue: Catalogue = COMPONENTS): ClusterModel {
  const { apps = {}, charts = {}, projects } = sources;
  const appNames = [...Object.keys(apps), ...Object.keys(charts)];
  const files = {
    fleet: file('fleet', {
      kind: 'Fleet',
      defaults: { versions: { ...VERSIONS, ...sources.versions } },
      stages: { dev: {} },
    }),
    argocdSettings: file('settings', {
      kind: 'ArgoCDSettings',
      repository: { url: REPOSITORY },
      ...sources.settings,
    }),
    argocdProjects: file('projects', {
      kind: 'ArgoCDProjects',
      platform: { description: 'Platform', ...projects?.platform },
      workloads: { description: 'Apps', ...projects?.workloads },
    }),
    apps: [
      ...Object.entries(apps).map(([name, app]) =>
        file(`apps/${name}/app.yaml`, { kind: 'App', name, ...app }),
      ),
      ...Object.entries(charts).map(([name, chart]) =>
        file(`apps/${name}/chart.yaml`, { kind: 'Chart', name, ...chart }),
      ),
    ],
    clusters: ['sample'],
  };
  const fleet = parseFleet(files, { catalogue, rules: [] });
  if (fleet.value === undefined || fleet.diagnostics.length > 0) throw problem(fleet.diagnostics);
  const cluster = parseCluster(fleet.value, {
    folder: 'sample',
    cluster: file('cluster', {
      kind: 'Cluster',
      name: 'sample',
      stage: 'dev',
      region: 'eu-central-1',
      accountId: '111122223333',
      kubernetes: { version: '1.35' },
      network: { vpc: { cidr: '10.0.0.0/16' } },
      apps: appNames,
      ...sources.cluster,
    }),
    ...(sources.facts === undefined ? {} : { facts: file('facts', { kind: 'Facts', ...sources.facts }) }),
  });
  if (cluster.value === undefined || cluster.diagnostics.length > 0) throw problem(cluster.diagnostics);
  return cluster.value;
}

/** JSON is YAML. */
function file(path: string, content: object): SourceFile {
  return { path, bytes: new TextEncoder().encode(JSON.stringify({ apiVersion: API_VERSION, ...content })) };
}

function problem(diagnostics: readonly unknown[]): Error {
  return new Error(JSON.stringify(diagnostics, null, 2));
}
