import type { ClusterConfig } from '@nodeless/eksctl-schema';
import {
  specPath,
  toManifest,
  type Artifact,
  type Diagnostic,
  type JsonObject,
  type Resource,
} from '@nodeless/core';
import { parseCluster, parseFleet, type ClusterModel, type SourceFile } from '@nodeless/sources';
import type { ApplicationFacts, Rule, UpstreamPods } from '../rule.ts';
import { clusterView } from '../view/cluster-view.ts';

const FLEET = `
apiVersion: nodeless/v1alpha1
kind: Fleet
defaults:
  region: eu-west-1
  accountId: '111122223333'
  kubernetes: { version: '1.35' }
  network: { vpc: { cidr: 10.0.0.0/16 } }
  versions:
    eksctl: 0.230.0
    karpenter: { version: 1.14.1, source: { repoURL: 'https://example.com/a', commit: SHA, path: a }, crds: { repoURL: 'https://example.com/a', commit: SHA, path: a } }
    awsLoadBalancerController: { version: 3.5.0, source: { repoURL: 'https://example.com/a', commit: SHA, path: a }, crds: { repoURL: 'https://example.com/a', commit: SHA, path: a } }
    externalDns: { version: 1.21.1, source: { repoURL: 'https://example.com/a', commit: SHA, path: a } }
    clusterAutoscaler: { version: 9.59.0, source: { repoURL: 'https://example.com/a', commit: SHA, path: a }, images: { '1.35': 'autoscaler:v1.35.2' } }
    argocd: { version: v3.5.1, source: { repoURL: 'https://example.com/a', commit: SHA, path: a } }
    kubeOpsView: { image: 'view:1.0.0' }
    pause: { image: 'pause:3.10' }
    nodeImage: al2023@v20260714
stages: { dev: {}, prod: {} }
`.replaceAll('SHA', '0123456789abcdef0123456789abcdef01234567');

const CLUSTER = `
apiVersion: nodeless/v1alpha1
kind: Cluster
name: test
stage: dev
`;

export interface Sources {
  /** YAML that follows the head of cluster.yaml. */
  readonly cluster?: string;
  /** @default dev */
  readonly stage?: 'dev' | 'prod';
  /** YAML of apps by name, without their head. */
  readonly apps?: Readonly<Record<string, string>>;
  /** Files of apps that come as manifests: `shop/web.yaml` lies below `apps/shop/manifests/`. */
  readonly manifests?: Readonly<Record<string, string>>;
  /** Files below `schemas/crds/`. */
  readonly crds?: Readonly<Record<string, string>>;
  /** YAML of charts by name, likewise. */
  readonly charts?: Readonly<Record<string, string>>;
  /** Keys of facts.json. */
  readonly facts?: JsonObject;
}

function file(path: string, text: string): SourceFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

/** A model from real sources; throws when they are not valid. */
export function modelOf({
  cluster = '',
  stage = 'dev',
  apps = {},
  charts = {},
  manifests = {},
  crds = {},
  facts,
}: Sources): ClusterModel {
  const fleet = parseFleet({
    fleet: file('clusters/fleet.yaml', FLEET),
    argocdSettings: file(
      'argocd/settings.yaml',
      'apiVersion: nodeless/v1alpha1\nkind: ArgoCDSettings\nrepository: { url: https://example.com/repo.git }\n',
    ),
    argocdProjects: file(
      'argocd/projects.yaml',
      'apiVersion: nodeless/v1alpha1\nkind: ArgoCDProjects\nplatform: { description: p }\nworkloads: { description: w }\n',
    ),
    apps: [
      ...Object.entries(apps).map(([name, text]) =>
        file(`apps/${name}/app.yaml`, `apiVersion: nodeless/v1alpha1\nkind: App\nname: ${name}\n${text}`),
      ),
      ...Object.entries(charts).map(([name, text]) =>
        file(`apps/${name}/chart.yaml`, `apiVersion: nodeless/v1alpha1\nkind: Chart\nname: ${name}\n${text}`),
      ),
      ...Object.entries(manifests).map(([path, text]) =>
        file(`apps/${path.replace('/', '/manifests/')}`, text),
      ),
    ],
    crds: Object.entries(crds).map(([name, text]) => file(`schemas/crds/${name}`, text)),
    clusters: ['test'],
  });
  const model =
    fleet.value &&
    parseCluster(fleet.value, {
      folder: 'test',
      cluster: file('clusters/test/cluster.yaml', CLUSTER.replace('stage: dev', `stage: ${stage}`) + cluster),
      ...(facts === undefined
        ? {}
        : {
            facts: file(
              'clusters/test/facts.json',
              JSON.stringify({ apiVersion: 'nodeless/v1alpha1', kind: 'Facts', ...facts }),
            ),
          }),
    });
  if (model?.value === undefined)
    throw new Error(JSON.stringify([...fleet.diagnostics, ...(model?.diagnostics ?? [])], null, 2));
  return model.value;
}

/** A resource as a component would make it. */
export function resource(
  manifest: JsonObject,
  application = 'app',
  path = specPath('cluster', 'apps'),
): Resource {
  return {
    manifest: toManifest(manifest),
    application,
    path: 'manifests/app/file.yaml',
    origin: { component: 'test', constructPath: 'test', specPath: path },
  };
}

export function deployment(
  podSpec: JsonObject,
  options: { namespace?: string; labels?: JsonObject } = {},
): JsonObject {
  const labels = options.labels ?? { app: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: options.namespace ?? 'web' },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec } },
  };
}

/** Runs one rule over a model and its resources. */
export function run(
  rule: Rule,
  sources: Sources,
  manifests: readonly (JsonObject | Resource)[] = [],
  upstreamPods: readonly UpstreamPods[] = [],
  clusterConfig: Partial<ClusterConfig> = {},
  artifacts: readonly Artifact[] = [],
  applications: readonly ApplicationFacts[] = [],
): Diagnostic[] {
  const model = modelOf(sources);
  const resources = manifests.map((one) =>
    'manifest' in one ? (one as Resource) : resource(one as JsonObject),
  );
  const view = clusterView({
    model,
    resources,
    upstreamPods,
    artifacts,
    applications,
    clusterConfig: clusterConfig as ClusterConfig,
  });
  return [...rule.check(view)];
}

/** What tests compare: where, how grave, which code. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(
    ({ location, severity, code }) =>
      `${location?.file}:${location?.line}:${location?.column} ${severity} ${code}`,
  );
}
