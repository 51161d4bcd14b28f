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

test('a projected volume holds several things', () => {
  const { pod } = webOf({
    volumes: {
      all: {
        mountPath: '/all',
        projected: [
          { secret: 'certificate', items: { 'tls.crt': 'crt' }, optional: true },
          { configMap: 'settings', optional: true },
          { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 7200 } },
          { serviceAccountToken: { path: 'api' } },
          { downwardAPI: { name: 'metadata.name', labels: 'metadata.labels' } },
        ],
      },
    },
  });
  expect(pod['volumes']).toEqual([
    {
      name: 'all',
      projected: {
        sources: [
          { secret: { name: 'certificate', items: [{ key: 'tls.crt', path: 'crt' }], optional: true } },
          { configMap: { name: 'settings', optional: true } },
          { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 7200 } },
          { serviceAccountToken: { path: 'api', expirationSeconds: 3600 } },
          {
            downwardAPI: {
              items: [
                { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
                { path: 'name', fieldRef: { fieldPath: 'metadata.name' } },
              ],
            },
          },
        ],
      },
    },
  ]);
  expect(mountsOf(pod)).toEqual([{ name: 'all', mountPath: '/all', readOnly: true }]);
});

describe('a claim of its own', () => {
  const claimOf = (claim: object) => {
    const { folder, pod } = webOf({
      volumes: { data: { mountPath: '/data', claim: { size: '20Gi', ...claim } } },
    });
    return { folder, pod, object: folder['persistentvolumeclaim-web-data.web.yaml'] };
  };

  test('is made, stays for ever, and is mounted', () => {
    const { folder, object, pod } = claimOf({ storageClass: 'gp3' });
    expect(object).toEqual({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: 'web-data',
        namespace: 'web',
        labels: { 'app.kubernetes.io/name': 'web' },
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
          'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
        },
      },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '20Gi' } },
        storageClassName: 'gp3',
      },
    });
    expect(pod['volumes']).toEqual([{ name: 'data', persistentVolumeClaim: { claimName: 'web-data' } }]);
    expect(pod['securityContext']).toMatchObject({ fsGroup: 10_001 });
    // A new pod on another node would wait for a volume that the old one keeps.
    expect(at(folder['deployment-web.web.yaml'], 'spec', 'strategy')).toEqual({ type: 'Recreate' });
  });

  test('for several nodes replaces its pods one after the other', () => {
    const { folder, object } = claimOf({ accessModes: ['ReadWriteMany'] });
    expect(at(object, 'spec')).toEqual({
      accessModes: ['ReadWriteMany'],
      resources: { requests: { storage: '20Gi' } },
    });
    expect(at(folder['deployment-web.web.yaml'], 'spec', 'strategy')).toBeUndefined();
  });

  test('of a volume that exists is of no class', () => {
    expect(at(claimOf({ volume: 'files' }).object, 'spec')).toEqual({
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '20Gi' } },
      storageClassName: '',
      volumeName: 'files',
    });
  });
});
