import type { JsonObject } from '@nodeless/core';
import { REPOSITORY } from '../testing/model.ts';
import { applicationOf, outputOf, resourceAt } from '../testing/output.ts';

const COMMIT = 'a'.repeat(40);
const DIGEST = `sha256:${'5f'.repeat(32)}`;
const GIT = { git: 'https://git.example.com/charts.git', commit: COMMIT, path: 'charts/shop' };
const HELM = { repository: 'https://charts.example.com', chart: 'shop', version: '1.2.3' };
const OCI = { oci: 'oci://ghcr.io/example/shop', version: '1.2.3', digest: DIGEST };

const outputWith = (chart: object) => outputOf({ charts: { shop: { source: GIT, ...chart } } });
const specOf = (chart: object) =>
  (applicationOf(outputWith(chart), 'shop') as unknown as JsonObject)['spec'] as JsonObject;
const HELM_OPTIONS = { releaseName: 'shop', kubeVersion: '1.35.0', skipCrds: true, skipTests: true };

test('an Application of the project of the apps, which Argo CD deletes with all that it made', () => {
  const output = outputWith({ namespace: 'front', releaseName: 'store', values: { replicas: 2 } });
  expect(resourceAt(output, 'argocd/applications/shop.yaml')).toMatchObject({
    origin: { specPath: 'chart/shop#/source' },
    manifest: {
      metadata: {
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
        annotations: { 'argocd.argoproj.io/sync-wave': '30' },
      },
      spec: {
        project: 'workloads',
        source: {
          repoURL: 'https://git.example.com/charts.git',
          targetRevision: COMMIT,
          path: 'charts/shop',
          helm: { ...HELM_OPTIONS, releaseName: 'store', valuesObject: { replicas: 2 } },
        },
        destination: { name: 'in-cluster', namespace: 'front' },
      },
    },
  });
  expect(output.applications.find(({ name }) => name === 'shop')).toEqual({
    name: 'shop',
    component: 'charts',
    project: 'workloads',
    namespace: 'front',
    wave: 30,
    source: 'helm',
    specPath: 'chart/shop#/source',
    retirements: [],
    pods: [],
  });
});

test('a chart of a Helm repository and one of a registry, as Argo CD takes them', () => {
  expect(specOf({ source: HELM })).toMatchObject({
    source: {
      repoURL: 'https://charts.example.com',
      chart: 'shop',
      targetRevision: '1.2.3',
      helm: HELM_OPTIONS,
    },
    info: [{ name: 'Release', value: '1.2.3' }],
  });
  expect(specOf({ source: HELM })['source']).not.toHaveProperty('path');
  expect(specOf({ source: OCI })).toMatchObject({
    source: { repoURL: 'oci://ghcr.io/example/shop', path: '.', targetRevision: DIGEST, helm: HELM_OPTIONS },
    info: [{ name: 'Release', value: '1.2.3' }],
  });
});

test('a commit of which nobody says the version', () => {
  expect(specOf({ source: GIT })).not.toHaveProperty('info');
  expect(specOf({ source: { ...GIT, version: '1.2.3' } })).toMatchObject({
    info: [{ name: 'Release', value: '1.2.3' }],
  });
});

test.each<[string, object, object]>([
  ['none', {}, {}],
  ['a map', { a: { b: [1, 'x'] } }, { valuesObject: { a: { b: [1, 'x'] } } }],
  ['null, which the API server drops from a map', { b: null, a: 1 }, { values: 'a: 1\nb: null\n' }],
  [
    'an empty map in a list, which would be no volume any more',
    { volumes: [{ name: 'tmp', emptyDir: {} }] },
    { values: 'volumes:\n  - emptyDir: {}\n    name: tmp\n' },
  ],
])('values: %s', (_, values, expected) => {
  const { helm } = specOf({ values })['source'] as { helm: object };
  expect(helm).toEqual({ ...HELM_OPTIONS, ...expected });
});

test('the project of the apps permits their repositories, and nothing more', () => {
  const output = outputOf({
    charts: { shop: { source: GIT }, store: { source: HELM }, view: { source: OCI } },
    projects: { workloads: { sourceRepos: ['https://git.example.com/other.git'] } },
  });
  const sourceRepos = (project: string) =>
    (resourceAt(output, `argocd/projects/${project}.yaml`).manifest as unknown as { spec: JsonObject }).spec[
      'sourceRepos'
    ];
  expect(sourceRepos('workloads')).toEqual([
    'https://charts.example.com',
    'https://git.example.com/charts.git',
    'https://git.example.com/other.git',
    REPOSITORY,
    'oci://ghcr.io/example/shop',
  ]);
  expect(sourceRepos('platform')).not.toContain('https://charts.example.com');
});

test('its namespace enforces what it says', () => {
  const output = outputWith({ podSecurity: 'baseline' });
  expect(
    resourceAt(output, 'manifests/namespaces/namespace-shop.yaml').manifest.metadata.labels,
  ).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'baseline' });
});
