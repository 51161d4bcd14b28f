import { strictSchemas, type OpenApi } from './openapi.ts';

const post = (group: string, version: string, kind: string) => ({
  post: { 'x-kubernetes-group-version-kind': { group, version, kind } },
});
const ofKind = (group: string, version: string, kind: string) => ({
  'x-kubernetes-group-version-kind': [{ group, version, kind }],
});
const QUANTITY = { $ref: '#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity' };

const DOCUMENT: OpenApi = {
  paths: {
    '/api/v1/namespaces': post('', 'v1', 'Namespace'),
    '/apis/apps/v1/namespaces/{namespace}/deployments': post('apps', 'v1', 'Deployment'),
    '/api/v1/namespaces/{namespace}/pods/{name}/exec': post('', 'v1', 'PodExecOptions'),
    '/api/v1/nodes': {},
  },
  definitions: {
    'io.k8s.api.core.v1.Namespace': {
      type: 'object',
      properties: { kind: { type: 'string' } },
      ...ofKind('', 'v1', 'Namespace'),
    },
    'io.k8s.api.apps.v1.Deployment': {
      type: 'object',
      required: ['spec'],
      properties: { spec: { $ref: '#/definitions/io.k8s.api.apps.v1.DeploymentSpec' } },
      ...ofKind('apps', 'v1', 'Deployment'),
    },
    'io.k8s.api.apps.v1.DeploymentSpec': { type: 'object', properties: { a: QUANTITY } },
    'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'string' },
    'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: 'string', format: 'int-or-string' },
    'io.k8s.apimachinery.pkg.runtime.RawExtension': { type: 'object' },
  },
};

test('kinds are what can be created, and refuse unknown fields', () => {
  const { 'x-kinds': kinds, definitions } = strictSchemas(DOCUMENT);
  expect(kinds).toEqual({
    'v1/Namespace': { ref: '#/definitions/io.k8s.api.core.v1.Namespace', namespaced: false },
    'apps/v1/Deployment': { ref: '#/definitions/io.k8s.api.apps.v1.Deployment', namespaced: true },
  });
  expect(definitions).toMatchObject({
    'io.k8s.api.core.v1.Namespace': {
      properties: { apiVersion: { const: 'v1' }, kind: { const: 'Namespace' } },
      required: ['apiVersion', 'kind'],
      additionalProperties: false,
    },
    'io.k8s.api.apps.v1.Deployment': {
      properties: { apiVersion: { const: 'apps/v1' }, kind: { const: 'Deployment' } },
      required: ['spec', 'apiVersion', 'kind'],
    },
    'io.k8s.apimachinery.pkg.api.resource.Quantity': { anyOf: [{ type: 'number' }, { type: 'string' }] },
    'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { anyOf: [{ type: 'integer' }, { type: 'string' }] },
  });
  expect(definitions['io.k8s.api.apps.v1.DeploymentSpec']).toEqual({
    type: 'object',
    properties: { a: QUANTITY },
    additionalProperties: false,
  });
  expect(definitions['io.k8s.apimachinery.pkg.runtime.RawExtension']).toEqual({ type: 'object' });
});
