import { objectKey, trackedObject } from './snapshot.ts';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    ...{ name: 'web', namespace: 'shop', uid: 'a', resourceVersion: '1', generation: 1, managedFields: [] },
    annotations: { 'argocd.argoproj.io/tracking-id': 'web:apps/Deployment:shop/web' },
  },
  spec: { replicas: 2 },
  status: { replicas: 1 },
};

test('an object is tracked by the Application that its tracking id names', () => {
  expect(trackedObject(deployment)).toMatchObject({ application: 'web', uid: 'a' });
  expect(trackedObject({ ...deployment, metadata: { name: 'web' } })).toBeUndefined();
});

test('status, and what servers keep, is no change; spec and annotations are', () => {
  const digest = trackedObject(deployment)?.digest;
  const { metadata } = deployment;
  const annotate = (more: Record<string, string>) => ({
    ...deployment,
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...more } },
  });
  for (const same of [
    { ...deployment, status: {} },
    { ...deployment, metadata: { ...metadata, resourceVersion: '2', generation: 2, uid: 'b' } },
    annotate({ 'argocd.argoproj.io/refresh': 'normal' }),
  ]) {
    expect(trackedObject(same)?.digest).toBe(digest);
  }
  for (const other of [{ ...deployment, spec: { replicas: 3 } }, annotate({ 'example.com/a': 'b' })]) {
    expect(trackedObject(other)?.digest).not.toBe(digest);
  }
});

test('keys of objects', () => {
  expect(objectKey('apps', 'Deployment', 'shop', 'web')).toBe('Deployment.apps shop/web');
  expect(objectKey('', 'Namespace', undefined, 'shop')).toBe('Namespace shop');
});
