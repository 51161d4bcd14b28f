import { NEWEST_RELEASES, objectProblems, OLDER_RELEASES } from '@nodeless/contract-tables';
import type { Manifest } from '@nodeless/core';
import type { AppProject } from './app-project.ts';
import type { Application } from './application.ts';
import { CASCADE_FINALIZER, IN_CLUSTER } from './constants.ts';

const application: Application = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name: 'a',
    namespace: 'argocd',
    labels: { b: 'c' },
    annotations: { d: 'e' },
    finalizers: [CASCADE_FINALIZER],
  },
  spec: {
    project: 'platform',
    source: {
      repoURL: 'https://example.com/a.git',
      targetRevision: 'refs/heads/main',
      path: 'a',
      directory: { recurse: true, include: '*.yaml', exclude: 'b.yaml' },
    },
    destination: { name: IN_CLUSTER, namespace: 'a' },
    syncPolicy: {
      automated: { prune: true, selfHeal: true, allowEmpty: false },
      syncOptions: ['ServerSideApply=true', 'PrunePropagationPolicy=foreground', 'Prune=confirm'],
      retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
    },
    ignoreDifferences: [
      {
        group: 'apps',
        kind: 'Deployment',
        name: 'a',
        namespace: 'b',
        jsonPointers: ['/spec/replicas'],
        jqPathExpressions: ['.a'],
        managedFieldsManagers: ['b'],
      },
    ],
    revisionHistoryLimit: 10,
    info: [{ name: 'a', value: 'b' }],
  },
};

const { directory: _directory, ...source } = application.spec.source;
const chart: Application = {
  ...application,
  spec: {
    ...application.spec,
    source: {
      ...source,
      chart: 'karpenter',
      helm: {
        releaseName: 'a',
        valuesObject: { a: [1] },
        kubeVersion: '1.35.0',
        apiVersions: ['a/v1'],
        skipCrds: true,
        skipTests: true,
      },
    },
  },
};
const kustomization: Application = {
  ...application,
  spec: {
    ...application.spec,
    source: {
      ...source,
      kustomize: {
        commonAnnotations: { a: 'b' },
        commonLabels: { a: 'b' },
        images: ['a=b:1'],
        namespace: 'a',
        patches: [
          { patch: 'a: b', target: { group: 'a', version: 'v1', kind: 'B', name: 'c', namespace: 'd' } },
        ],
      },
    },
  },
};

const project: AppProject = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'platform', namespace: 'argocd' },
  spec: {
    description: 'a',
    sourceRepos: ['https://example.com/a.git'],
    destinations: [{ name: IN_CLUSTER, namespace: 'a' }],
    clusterResourceWhitelist: [{ group: '', kind: 'Namespace', name: 'a' }],
    clusterResourceBlacklist: [],
    namespaceResourceWhitelist: [{ group: '*', kind: '*' }],
    namespaceResourceBlacklist: [{ group: 'argoproj.io', kind: '*' }],
    sourceNamespaces: ['argocd'],
    orphanedResources: { warn: true },
    syncWindows: [
      {
        kind: 'deny',
        schedule: '0 9 * * *',
        duration: '8h',
        timeZone: 'Asia/Seoul',
        applications: ['*'],
        namespaces: ['*'],
        clusters: ['*'],
        manualSync: true,
      },
    ],
  },
};

const problemsOf = (object: object, releases: typeof OLDER_RELEASES | typeof NEWEST_RELEASES) =>
  objectProblems(object, { ...releases, kubernetes: '1.35' });

test('both kinds are manifests', () => {
  const manifests: Manifest[] = [application, chart, kustomization, project];
  expect(manifests.map(({ kind }) => kind)).toEqual([
    'Application',
    'Application',
    'Application',
    'AppProject',
  ]);
});

test.each([OLDER_RELEASES, NEWEST_RELEASES])(
  'Argo CD $argocd knows every field of an Application',
  (releases) => {
    const problems = (one: Application) => problemsOf(one, releases);
    expect([application, chart, kustomization].flatMap(problems)).toEqual([]);
    const wrong = { ...application, spec: { ...application.spec, syncOptions: [] } };
    expect(problems(wrong)).toEqual(['/spec must NOT have additional properties (syncOptions)']);
  },
);

test.each([OLDER_RELEASES, NEWEST_RELEASES])(
  'Argo CD $argocd knows every field of an AppProject',
  (releases) => {
    expect(problemsOf(project, releases)).toEqual([]);
    const wrong = { ...project, spec: { ...project.spec, source: [] } };
    expect(problemsOf(wrong, releases)).toEqual(['/spec must NOT have additional properties (source)']);
  },
);
