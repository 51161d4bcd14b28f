import type { JsonObject } from '@nodeless/core';

/** Short ways to write objects of tests. */
export const object = (apiVersion: string, kind: string, name: string, rest: JsonObject = {}): JsonObject => {
  const { metadata = {}, ...body } = rest;
  return { apiVersion, kind, metadata: { name, ...(metadata as JsonObject) }, ...body };
};

export const inWeb = { metadata: { namespace: 'web' } };

export const annotated = (annotations: JsonObject, rest: JsonObject = {}): JsonObject => ({
  ...rest,
  metadata: { namespace: 'web', annotations },
});

export const pod = (container: JsonObject = {}, spec: JsonObject = {}): JsonObject => ({
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'web', image: 'example.com/web:1.0.0', ...container }], ...spec },
});

export const deployment = (spec: JsonObject = {}, name = 'web'): JsonObject =>
  object('apps/v1', 'Deployment', name, {
    ...inWeb,
    spec: { selector: { matchLabels: { app: 'web' } }, template: pod(), ...spec },
  });

export const service = (spec: JsonObject = {}, annotations: JsonObject = {}): JsonObject =>
  object('v1', 'Service', 'web', { ...annotated(annotations), spec: { ports: [{ port: 80 }], ...spec } });

export const ingress = (spec: JsonObject = {}, annotations: JsonObject = {}): JsonObject =>
  object('networking.k8s.io/v1', 'Ingress', 'web', { ...annotated(annotations), spec });

export const application = (name: string, spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject =>
  object('argoproj.io/v1alpha1', 'Application', name, {
    metadata: { namespace: 'argocd', ...metadata },
    spec: {
      project: 'workloads',
      destination: { name: 'in-cluster', namespace: 'web' },
      source: {
        repoURL: 'https://github.com/example/platform.git',
        targetRevision: 'refs/heads/main',
        path: 'clusters/prod/rendered/manifests/web',
      },
      ...spec,
    },
  });

export const crd = (spec: JsonObject = {}, version: JsonObject = {}): JsonObject =>
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'things.example.com', {
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: THING }, ...version }],
      ...spec,
    },
  });

const THING: JsonObject = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        engine: {
          type: 'string',
          'x-kubernetes-validations': [{ rule: 'self == oldSelf', message: 'engine is fixed' }],
        },
        size: { type: 'integer' },
      },
    },
  },
};

/** The Application of `manifests/web`, which must stand in every tree whose objects shall be pruned. */
export const WEB = { 'argocd/applications/web.yaml': application('web') };
