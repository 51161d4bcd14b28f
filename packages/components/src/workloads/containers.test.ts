import { at, type JsonObject } from '@nodeless/core';
import { folderOf, outputOf } from '../testing/output.ts';

const SMALL = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m', memory: '1Gi' } } };
const PORTS = [
  { name: 'http', containerPort: 8080, servicePort: 80 },
  { name: 'grpc', containerPort: 9090 },
];

function podOf(app: object): JsonObject {
  const folder = folderOf(outputOf({ apps: { web: { ...SMALL, ...app } } }), 'web');
  return at(folder['deployment-web.web.yaml'], 'spec', 'template', 'spec') as JsonObject;
}

const containerOf = (app: object) => (podOf(app)['containers'] as JsonObject[])[0];

test('variables come from values, Secrets, ConfigMaps, fields and resources', () => {
  const env = {
    LEVEL: 'info',
    PASSWORD: { secret: 'database', key: 'password' },
    USER_NAME: { secret: 'database', key: 'user', optional: true },
    REGION: { configMap: 'settings', key: 'region', optional: true },
    IP: { field: 'status.podIP' },
    CPUS: { resource: 'requests.cpu', divisor: '1m' },
    MEMORY: { resource: 'limits.memory' },
  };
  expect(containerOf({ env })).toMatchObject({
    env: [
      { name: 'CPUS', valueFrom: { resourceFieldRef: { resource: 'requests.cpu', divisor: '1m' } } },
      { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      { name: 'LEVEL', value: 'info' },
      { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } },
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
      { name: 'REGION', valueFrom: { configMapKeyRef: { name: 'settings', key: 'region', optional: true } } },
      {
        name: 'USER_NAME',
        valueFrom: { secretKeyRef: { name: 'database', key: 'user', optional: true } },
      },
    ],
  });
});

test('a variable stands below those that its value stands for', () => {
  const env = {
    A_URL: 'https://$(HOST):$(PORT)/$(NOT_HERE)',
    B: '$$(Z)',
    HOST: '$(NAME).example.com',
    NAME: { field: 'metadata.name' },
    PORT: '443',
    Z: '1',
  };
  const names = (containerOf({ env })?.['env'] as unknown as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(['NAME', 'HOST', 'PORT', 'A_URL', 'B', 'Z']);
});

test('all keys of Secrets and ConfigMaps, in the order of the sources', () => {
  const envFrom = [{ secret: 'database', prefix: 'DB_', optional: true }, { configMap: 'settings' }];
  expect(containerOf({ envFrom })).toMatchObject({
    envFrom: [
      { prefix: 'DB_', secretRef: { name: 'database', optional: true } },
      { configMapRef: { name: 'settings' } },
    ],
  });
});

test('probes over HTTP, TCP and gRPC, and by a command', () => {
  const probes = {
    startup: { exec: ['/bin/check'], periodSeconds: 2, failureThreshold: 30 },
    readiness: { path: '/ready', port: 'http', scheme: 'HTTPS', initialDelaySeconds: 5, timeoutSeconds: 3 },
    liveness: { grpc: 'grpc', service: 'orders' },
  };
  expect(containerOf({ ports: PORTS, probes })).toMatchObject({
    startupProbe: { exec: { command: ['/bin/check'] }, periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: {
      httpGet: { path: '/ready', port: 'http', scheme: 'HTTPS' },
      initialDelaySeconds: 5,
      timeoutSeconds: 3,
    },
    livenessProbe: { grpc: { port: 9090, service: 'orders' } },
  });
  expect(containerOf({ ports: PORTS, probes: { liveness: { tcp: 'grpc' } } })).toMatchObject({
    livenessProbe: { tcpSocket: { port: 'grpc' } },
  });
});

test('what runs after the start and before the stop', () => {
  const lifecycle = { postStart: { exec: ['/bin/warm'] }, preStop: { sleep: 10 } };
  expect(containerOf({ lifecycle })).toMatchObject({
    lifecycle: { postStart: { exec: { command: ['/bin/warm'] } }, preStop: { sleep: { seconds: 10 } } },
  });
  expect(
    containerOf({ ports: PORTS, lifecycle: { preStop: { path: '/drain', port: 'http' } } }),
  ).toMatchObject({ lifecycle: { preStop: { httpGet: { path: '/drain', port: 'http' } } } });
  expect(containerOf({})).not.toHaveProperty('lifecycle');
});

test('pods of one rollout are spread over zones and nodes', () => {
  const labelSelector = { matchLabels: { 'app.kubernetes.io/name': 'web' } };
  const spread = [
    { over: 'zones', otherwise: 'DoNotSchedule' },
    { over: 'nodes', maxSkew: 2 },
  ];
  expect(podOf({ spread })['topologySpreadConstraints']).toEqual([
    {
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector,
      matchLabelKeys: ['pod-template-hash'],
    },
    {
      topologyKey: 'kubernetes.io/hostname',
      maxSkew: 2,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector,
      matchLabelKeys: ['pod-template-hash'],
    },
  ]);
});

describe('an app that scales', () => {
  const folder = (scaling: object) => folderOf(outputOf({ apps: { web: { ...SMALL, scaling } } }), 'web');

  test('has an autoscaler, a budget, and no fixed number of pods', () => {
    const files = folder({ minReplicas: 2, maxReplicas: 9, cpu: 70, memory: 80 });
    expect(files['horizontalpodautoscaler-web.web.yaml']).toEqual({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace: 'web', labels: { 'app.kubernetes.io/name': 'web' } },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: 2,
        maxReplicas: 9,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
          },
          {
            type: 'Resource',
            resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } },
          },
        ],
      },
    });
    expect(files['deployment-web.web.yaml']).not.toHaveProperty(['spec', 'replicas']);
    expect(files['deployment-web.web.yaml']).toHaveProperty(['spec', 'selector']);
    expect(files).toHaveProperty(['poddisruptionbudget-web.web.yaml']);
  });

  test('follows other metrics, as fast as it is told', () => {
    const behavior = {
      scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 60 }], selectPolicy: 'Min' },
      scaleDown: { stabilizationWindowSeconds: 600 },
    };
    const metrics = [
      { pods: 'requests', average: '100' },
      { external: 'queue_length', average: '30', selector: { queue: 'orders' } },
      {
        object: 'hits',
        of: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' },
        value: '1k',
      },
    ];
    const files = folder({ minReplicas: 1, maxReplicas: 3, metrics, behavior });
    expect(files['horizontalpodautoscaler-web.web.yaml']).toMatchObject({
      spec: {
        metrics: [
          {
            type: 'Pods',
            pods: { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '100' } },
          },
          {
            type: 'External',
            external: {
              metric: { name: 'queue_length', selector: { matchLabels: { queue: 'orders' } } },
              target: { type: 'AverageValue', averageValue: '30' },
            },
          },
          {
            type: 'Object',
            object: {
              describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' },
              metric: { name: 'hits' },
              target: { type: 'Value', value: '1k' },
            },
          },
        ],
        behavior,
      },
    });
    expect(files).not.toHaveProperty(['poddisruptionbudget-web.web.yaml']);
  });
});
