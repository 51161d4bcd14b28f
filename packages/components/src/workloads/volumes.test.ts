import { at, type JsonObject } from '@nodeless/core';
import { folderOf, outputOf } from '../testing/output.ts';

const SMALL = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } } };

function webOf(app: object): { folder: ReturnType<typeof folderOf>; template: JsonObject; pod: JsonObject } {
  const folder = folderOf(outputOf({ apps: { web: { ...SMALL, ...app } } }), 'web');
  const template = at(folder['deployment-web.web.yaml'], 'spec', 'template') as JsonObject;
  return { folder, template, pod: template['spec'] as JsonObject };
}

const mountsOf = (pod: JsonObject) => (pod['containers'] as JsonObject[])[0]?.['volumeMounts'];

test('every kind of volume, by name, and where it is mounted', () => {
  const { pod } = webOf({
    volumes: {
      tmp: { mountPath: '/tmp', emptyDir: {} },
      memory: { mountPath: '/dev/shm', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
      data: { mountPath: '/data', claim: 'uploads', readOnly: true },
      cache: { mountPath: '/cache', ephemeral: { size: '10Gi', storageClass: 'gp3' } },
      tls: { mountPath: '/tls', secret: 'certificate', items: { 'tls.key': 'key', 'tls.crt': 'crt' } },
    },
  });
  expect(pod['volumes']).toEqual([
    {
      name: 'cache',
      ephemeral: {
        volumeClaimTemplate: {
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'gp3',
            resources: { requests: { storage: '10Gi' } },
          },
        },
      },
    },
    { name: 'data', persistentVolumeClaim: { claimName: 'uploads', readOnly: true } },
    { name: 'memory', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
    {
      name: 'tls',
      secret: {
        secretName: 'certificate',
        items: [
          { key: 'tls.crt', path: 'crt' },
          { key: 'tls.key', path: 'key' },
        ],
      },
    },
    { name: 'tmp', emptyDir: {} },
  ]);
  expect(mountsOf(pod)).toEqual([
    { name: 'cache', mountPath: '/cache' },
    { name: 'data', mountPath: '/data', readOnly: true },
    { name: 'memory', mountPath: '/dev/shm' },
    { name: 'tls', mountPath: '/tls', readOnly: true },
    { name: 'tmp', mountPath: '/tmp' },
  ]);
});

test('files of disks get a group, since they are made for root', () => {
  const cache = { mountPath: '/cache', ephemeral: { size: '10Gi' } };
  expect(webOf({ volumes: { cache } }).pod['securityContext']).toMatchObject({
    fsGroup: 10001,
    fsGroupChangePolicy: 'OnRootMismatch',
  });
  expect(webOf({ runAsUser: 101, volumes: { cache } }).pod['securityContext']).toMatchObject({
    fsGroup: 101,
  });
  const tmp = { mountPath: '/tmp', emptyDir: {} };
  expect(webOf({ volumes: { tmp } }).pod['securityContext']).not.toHaveProperty('fsGroup');
});

describe('configuration', () => {
  const config = (level: string) => ({
    'settings.v1': { data: { level, 'a.properties': 'x=1\n' }, mountPath: '/etc/web' },
    more: { data: { region: 'a' } },
  });

  test('becomes ConfigMaps, mounted where it says so', () => {
    const { folder, pod } = webOf({ config: config('info') });
    expect(folder['configmap-settings.v1.web.yaml']).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings.v1', namespace: 'web', labels: { 'app.kubernetes.io/name': 'web' } },
      data: { level: 'info', 'a.properties': 'x=1\n' },
    });
    expect(Object.keys(folder)).toContain('configmap-more.web.yaml');
    expect(pod['volumes']).toEqual([{ name: 'settings-v1', configMap: { name: 'settings.v1' } }]);
    expect(mountsOf(pod)).toEqual([{ name: 'settings-v1', mountPath: '/etc/web', readOnly: true }]);
  });

  test('replaces the pods when it changes, and not when its keys are written in another order', () => {
    const annotationOf = (app: object) =>
      at(webOf(app).template, 'metadata', 'annotations', 'nodeless.dev/config');
    const first = annotationOf({ config: config('info') });
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(annotationOf({ config: config('debug') })).not.toBe(first);
    const { more, ...rest } = config('info');
    expect(annotationOf({ config: { more, ...rest } })).toBe(first);
    expect(annotationOf({})).toBeUndefined();
  });
});

test('a service account of its own, with the role that it may take', () => {
  const role = { statements: [{ actions: ['s3:GetObject'], resources: ['*'] }] };
  const { folder, pod } = webOf({ serviceAccount: { name: 'orders', token: true, role } });
  expect(folder['serviceaccount-orders.web.yaml']).toEqual({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name: 'orders',
      namespace: 'web',
      labels: { 'app.kubernetes.io/name': 'web' },
      annotations: {
        'eks.amazonaws.com/role-arn': expect.stringMatching(/:role\/sample-app-web$/) as string,
      },
    },
    automountServiceAccountToken: false,
  });
  expect(pod).toMatchObject({ serviceAccountName: 'orders', automountServiceAccountToken: true });
  const bare = webOf({ serviceAccount: {} });
  expect(bare.folder['serviceaccount-web.web.yaml']).not.toHaveProperty(['metadata', 'annotations']);
  expect(bare.pod).toMatchObject({ serviceAccountName: 'web', automountServiceAccountToken: false });
});
