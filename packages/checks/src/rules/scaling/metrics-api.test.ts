import type { JsonObject } from '@nodeless/core';
import { brief, resource, run } from '../../testing/view.ts';
import { metricsApi } from './metrics-api.ts';

const autoscaler = (...metrics: JsonObject[]) =>
  resource({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { minReplicas: 1, maxReplicas: 2, metrics },
  });
const CPU = { type: 'Resource', resource: { name: 'cpu' } };
const MEMORY = { type: 'ContainerResource', containerResource: { name: 'memory', container: 'web' } };
const QUEUE = { type: 'External', external: { metric: { name: 'queue' } } };

test('CPU and memory, and nothing measures them', () => {
  const found = run(metricsApi, {}, [autoscaler(CPU, QUEUE, MEMORY)]);
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:2:1 warning scaling/no-metrics-api']);
  expect(found[0]).toMatchObject({
    message:
      'HorizontalPodAutoscaler shop/web follows cpu and memory, and nothing in the cluster serves metrics.k8s.io: it never scales',
    hint: 'write addons: { metrics-server: {} }',
  });
});

test('other metrics alone need another API', () => {
  expect(run(metricsApi, {}, [autoscaler(QUEUE)])).toEqual([]);
});

test('the add-on measures them', () => {
  expect(run(metricsApi, {}, [autoscaler(CPU)], [], { addons: [{ name: 'metrics-server' }] })).toEqual([]);
  expect(run(metricsApi, {}, [autoscaler(CPU)], [], { addons: [{ name: 'coredns' }] })).toHaveLength(1);
});

test('so does a server that is rendered or comes from upstream', () => {
  const service = resource({
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: 'v1beta1.metrics.k8s.io' },
    spec: { group: 'metrics.k8s.io', version: 'v1beta1' },
  });
  expect(run(metricsApi, {}, [autoscaler(CPU), service])).toEqual([]);
  const pods = { name: 'metrics-server', namespace: 'kube-system', labels: {} };
  expect(run(metricsApi, {}, [autoscaler(CPU)], [pods])).toEqual([]);
});
