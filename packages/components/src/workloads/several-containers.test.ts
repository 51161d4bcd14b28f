import { at, type JsonObject } from '@nodeless/core';
import { folderOf, outputOf } from '../testing/output.ts';

const SMALL = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } } };
const other = (name: string, more: object = {}) => ({
  image: `example.com/${name}:1.0`,
  resources: { requests: { cpu: '10m' } },
  ...more,
});
const SECURITY = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};

function podOf(app: object, cluster: object = {}): JsonObject {
  const folder = folderOf(outputOf({ cluster, apps: { web: { ...SMALL, ...app } } }), 'web');
  return at(folder['deployment-web.web.yaml'], 'spec', 'template', 'spec') as JsonObject;
}

const WEB = {
  name: 'web',
  image: 'example.com/web:1.0',
  resources: { requests: { cpu: '100m' } },
  securityContext: SECURITY,
};

test('containers, sidecars and init containers', () => {
  const { containers, initContainers, volumes } = podOf({
    config: { settings: { data: { a: 'b' } } },
    volumes: { tmp: { mountPath: '/tmp', emptyDir: {} }, cache: { emptyDir: {} } },
    containers: {
      exporter: other('exporter', {
        ports: [{ name: 'metrics', containerPort: 9100 }],
        probes: { readiness: { path: '/', port: 'metrics' }, liveness: { grpc: 'metrics' } },
        lifecycle: { preStop: { sleep: 5 } },
        mounts: { tmp: '/tmp', settings: { mountPath: '/etc/exporter', readOnly: true } },
      }),
    },
    sidecars: {
      tunnel: other('tunnel', { writableRootFilesystem: true }),
      proxy: other('proxy', { runAsUser: 7, env: { B: '$(A)', A: 'a' }, mounts: { cache: '/cache' } }),
    },
    initContainers: [
      { name: 'migrate', ...other('migrate', { command: ['/migrate'], args: ['up'] }) },
      { name: 'fill', ...other('fill', { envFrom: [{ secret: 'database' }] }) },
    ],
  });
  expect(containers).toEqual([
    { ...WEB, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] },
    {
      name: 'exporter',
      image: 'example.com/exporter:1.0',
      resources: { requests: { cpu: '10m' } },
      securityContext: SECURITY,
      ports: [{ name: 'metrics', containerPort: 9100 }],
      readinessProbe: { httpGet: { path: '/', port: 'metrics' } },
      livenessProbe: { grpc: { port: 9100 } },
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
      volumeMounts: [
        { name: 'settings', mountPath: '/etc/exporter', readOnly: true },
        { name: 'tmp', mountPath: '/tmp' },
      ],
    },
  ]);
  expect(initContainers).toEqual([
    {
      name: 'proxy',
      image: 'example.com/proxy:1.0',
      restartPolicy: 'Always',
      env: [
        { name: 'A', value: 'a' },
        { name: 'B', value: '$(A)' },
      ],
      resources: { requests: { cpu: '10m' } },
      securityContext: { ...SECURITY, runAsUser: 7 },
      volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
    },
    {
      name: 'tunnel',
      image: 'example.com/tunnel:1.0',
      restartPolicy: 'Always',
      resources: { requests: { cpu: '10m' } },
      securityContext: { ...SECURITY, readOnlyRootFilesystem: false },
    },
    {
      name: 'migrate',
      image: 'example.com/migrate:1.0',
      command: ['/migrate'],
      args: ['up'],
      resources: { requests: { cpu: '10m' } },
      securityContext: SECURITY,
    },
    {
      name: 'fill',
      image: 'example.com/fill:1.0',
      envFrom: [{ secretRef: { name: 'database' } }],
      resources: { requests: { cpu: '10m' } },
      securityContext: SECURITY,
    },
  ]);
  expect(volumes).toEqual([
    { name: 'cache', emptyDir: {} },
    { name: 'settings', configMap: { name: 'settings' } },
    { name: 'tmp', emptyDir: {} },
  ]);
});

test('an app of one container has no lists of others', () => {
  const pod = podOf({});
  expect(pod['containers']).toEqual([WEB]);
  expect(pod).not.toHaveProperty('initContainers');
});

test('images of all containers come from the mirror', () => {
  const cluster = { mirrors: { images: { 'example.com': 'mirror.example.net/all' } } };
  const { containers, initContainers } = podOf(
    {
      containers: { a: other('a') },
      sidecars: { b: other('b') },
      initContainers: [{ name: 'c', ...other('c') }],
    },
    cluster,
  );
  const images = [...(containers as JsonObject[]), ...(initContainers as JsonObject[])].map(
    ({ image }) => image,
  );
  expect(images).toEqual(['web', 'a', 'b', 'c'].map((name) => `mirror.example.net/all/${name}:1.0`));
});

test('exceptions from the level restricted are for the container of the app', () => {
  const why = 'an old program';
  const { containers } = podOf({
    securityExceptions: { runAsRoot: why, unconfinedSeccomp: why },
    containers: { a: other('a') },
  });
  expect(containers).toMatchObject([
    { name: 'web' },
    {
      name: 'a',
      securityContext: { ...SECURITY, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    },
  ]);
});
