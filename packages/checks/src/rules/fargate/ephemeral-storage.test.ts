import { specPath, type JsonObject } from '@nodeless/core';
import { deployment, resource, run } from '../../testing/view.ts';
import { ephemeralStorage } from './ephemeral-storage.ts';

const FARGATE = 'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n';
const APP = `image: example.com/web:1.0.0
resources: { requests: { cpu: 100m, memory: 64Mi } }
volumes:
  tmp: { mountPath: /tmp, emptyDir: { sizeLimit: 30Gi } }
`;

const container = (storage?: string, part = 'requests'): JsonObject => ({
  name: 'main',
  image: 'a:1',
  ...(storage === undefined ? {} : { resources: { [part]: { 'ephemeral-storage': storage } } }),
});
const emptyDir = (more: JsonObject): JsonObject => ({ volumes: [{ name: 'tmp', emptyDir: more }] });
const found = (spec: JsonObject, cluster = FARGATE) => {
  const made = resource(deployment(spec), 'web', specPath('app/web'));
  return run(ephemeralStorage, { cluster: `apps: [web]\n${cluster}`, apps: { web: APP } }, [made]);
};

// Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html
test('an emptyDir that may grow to more than the disk of the pod', () => {
  const spec = { containers: [container()], ...emptyDir({ sizeLimit: '30Gi' }) };
  expect(found(spec)).toEqual([
    {
      code: 'fargate/ephemeral-storage',
      severity: 'error',
      message:
        'Deployment web/web runs on Fargate (profile "web") and its emptyDir "tmp" may grow to 30Gi, but the pod has 20 GiB of disk by its requests for ephemeral-storage (cluster test)',
      hint: 'lower sizeLimit, or run it on nodes: a pod on Fargate has 20 GiB, and up to 175 GiB when it requests so much',
      location: expect.objectContaining({ file: 'apps/web/app.yaml', line: 7, column: 50 }) as object,
    },
  ]);
  expect(found(spec, '')).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['without a limit', { containers: [container()], ...emptyDir({}) }],
  ['as large as the disk', { containers: [container()], ...emptyDir({ sizeLimit: '20Gi' }) }],
  ['in memory', { containers: [container()], ...emptyDir({ medium: 'Memory', sizeLimit: '30Gi' }) }],
  ['requested', { containers: [container('30Gi')], ...emptyDir({ sizeLimit: '30Gi' }) }],
  ['requested by a limit', { containers: [container('30Gi', 'limits')], ...emptyDir({ sizeLimit: '30Gi' }) }],
  [
    'requested by two containers',
    { containers: [container('15Gi'), container('15Gi')], ...emptyDir({ sizeLimit: '30Gi' }) },
  ],
  [
    'requested by an init container',
    { initContainers: [container('175Gi')], containers: [container()], ...emptyDir({ sizeLimit: '175Gi' }) },
  ],
])('an emptyDir %s is fine', (_, spec) => {
  expect(found(spec)).toEqual([]);
});

test('requests that no pod gets, and what such a pod would have', () => {
  const spec = { containers: [container('200Gi')], ...emptyDir({ sizeLimit: '180Gi' }) };
  expect(found(spec)).toMatchObject([
    {
      message:
        'Deployment web/web runs on Fargate (profile "web") and requests 200 GiB of ephemeral-storage, but no pod there has more than 175 GiB (cluster test)',
      location: { file: 'apps/web/app.yaml', line: 5 },
    },
    { message: expect.stringContaining('may grow to 180Gi, but the pod has 175 GiB of disk') as string },
  ]);
});
