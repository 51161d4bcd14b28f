import type { Manifest } from '@nodeless/core';
import { bootstrapFiles } from './files.ts';

const object = (kind: string, name: string): Manifest => ({ apiVersion: 'v1', kind, metadata: { name } });

const COMMON = {
  namespace: object('Namespace', 'argocd'),
  project: object('AppProject', 'bootstrap'),
  root: object('Application', 'root'),
};

test('Argo CD in the cluster: namespace, install, project, root', () => {
  const files = bootstrapFiles({
    ...COMMON,
    argocdInstall: {
      resources: ['https://github.com/argoproj/argo-cd//manifests/cluster-install?ref=0123'],
      images: [],
      patches: [{ target: { kind: 'ConfigMap' }, patch: 'x' }],
    },
  });
  expect(files.map(({ path, content }) => [path, content])).toEqual([
    ['bootstrap/00-namespace.yaml', { yaml: COMMON.namespace }],
    [
      'bootstrap/argocd/kustomization.yaml',
      {
        yaml: {
          apiVersion: 'kustomize.config.k8s.io/v1beta1',
          kind: 'Kustomization',
          namespace: 'argocd',
          resources: ['https://github.com/argoproj/argo-cd//manifests/cluster-install?ref=0123'],
          patches: [{ target: { kind: 'ConfigMap' }, patch: 'x' }],
        },
      },
    ],
    ['bootstrap/20-appproject-bootstrap.yaml', { yaml: COMMON.project }],
    ['bootstrap/30-root.yaml', { yaml: COMMON.root }],
  ]);
  expect(files.map(({ origin }) => origin.specPath)).toEqual([
    'cluster#/argocd',
    'cluster#/versions/argocd',
    'argocd/projects#',
    'argocd/settings#/repository',
  ]);
});

test('Argo CD outside the cluster needs no install', () => {
  const files = bootstrapFiles(COMMON);
  expect(files.map(({ path }) => path)).toEqual([
    'bootstrap/00-namespace.yaml',
    'bootstrap/20-appproject-bootstrap.yaml',
    'bootstrap/30-root.yaml',
  ]);
});
