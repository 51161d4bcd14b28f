import { specPath, type JsonObject, type Resource } from '@nodeless/core';
import { deployment, resource, run } from '../../testing/view.ts';
import { limitsAndDemand } from './limits-and-demand.ts';
import { limitsBelowNode } from './limits-below-node.ts';
import { limitsSurge } from './limits-surge.ts';

const SOURCES = {
  cluster: `compute:
  fargate: { profiles: [{ name: system, selectors: [{ namespace: kube-system }] }] }
  karpenter:
    nodePools:
      - name: general
        architectures: [amd64]
        limits: { cpu: '8' }
`,
};

function pool(limits: JsonObject, types: readonly string[] = ['m5.large'], more: JsonObject = {}) {
  const type = { key: 'node.kubernetes.io/instance-type', operator: 'In', values: types };
  const manifest: JsonObject = {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: { limits, template: { spec: { requirements: [type] } }, ...more },
  };
  return resource(manifest, 'app', specPath('cluster', 'compute', 'karpenter', 'nodePools', 0));
}

function web(replicas: number, requests: JsonObject, podSpec: JsonObject = {}): JsonObject {
  const made = deployment({ ...podSpec, containers: [{ name: 'web', resources: { requests } }] });
  return { ...made, spec: { ...(made['spec'] as JsonObject), replicas } };
}

describe('limits below a node', () => {
  test('a node fits', () => {
    expect(run(limitsBelowNode, SOURCES, [pool({ cpu: '2' })])).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['CPU', { cpu: '1900m' }],
    ['memory', { memory: '4Gi' }],
    ['one of two', { cpu: '100', memory: '4Gi' }],
  ])('%s', (_, limits) => {
    const words = Object.entries(limits)
      .map(([key, value]) => `${key}: ${String(value)}`)
      .join(', ');
    expect(run(limitsBelowNode, SOURCES, [pool(limits, ['m5.large', 'm5.xlarge'])])).toEqual([
      {
        code: 'karpenter/limits-headroom',
        severity: 'error',
        message: `NodePool "general" can make no node: its limits are ${words}, and the smallest of its instance types, m5.large, has 2 CPU and 8Gi`,
        hint: 'raise the limits to all the nodes that the pool may have, or allow smaller instance types',
        location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 12, column: 17 }),
      },
    ]);
  });

  test.each<JsonObject>([{ cpu: '0' }, { nodes: '0' }, { memory: '0Gi' }])(
    'a pool that is switched off: %j',
    (limits) => {
      expect(run(limitsBelowNode, SOURCES, [pool(limits)])).toMatchObject([{ severity: 'warning' }]);
    },
  );

  test('a pool of a fixed size has only a limit of nodes', () => {
    expect(run(limitsBelowNode, SOURCES, [pool({ nodes: '0' }, ['m5.large'], { replicas: 0 })])).toEqual([]);
  });
});

describe('limits and demand', () => {
  const found = (...manifests: (JsonObject | Resource)[]) => run(limitsAndDemand, SOURCES, manifests);

  test.each<[string, JsonObject, JsonObject]>([
    ['enough CPU', { cpu: '8' }, web(4, { cpu: '1' })],
    ['enough nodes', { nodes: '2' }, web(2, { cpu: '1500m' })],
    ['nothing asked', { cpu: '8' }, web(100, {})],
  ])('%s', (_, limits, workload) => {
    expect(found(pool(limits), workload)).toEqual([]);
  });

  test('more CPU than the limit', () => {
    expect(found(pool({ cpu: '8' }), web(40, { cpu: '1' }))).toEqual([
      {
        code: 'karpenter/limits-headroom',
        severity: 'error',
        message:
          'pods that only node pool "general" can run ask for 40 CPU, and its limits leave at most 7120m CPU and 27612Mi for pods: some would be pending for ever',
        hint: 'raise the limits, or ask for less',
        location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 12, column: 17 }),
        related: [expect.objectContaining({ message: 'Deployment web/web' })],
      },
    ]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['memory', { memory: '16Gi' }, web(10, { memory: '2Gi' })],
    ['a number of nodes', { nodes: '1' }, web(2, { cpu: '1500m' })],
    ['CPUs of a part of a node', { cpu: '5' }, web(5, { cpu: '900m' })],
  ])('%s: an error', (_, limits, workload) => {
    expect(found(pool(limits), workload)).toMatchObject([{ severity: 'error' }]);
  });

  test('what an autoscaler may add is a warning', () => {
    const scaler: JsonObject = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace: 'web' },
      spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 40 },
    };
    expect(found(pool({ cpu: '8' }), web(2, { cpu: '1' }), scaler)).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('may ask for 40 CPU') },
    ]);
  });

  test('pods that share no node', () => {
    const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } };
    const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
    expect(found(pool({ nodes: '2' }), web(2, {}, { affinity }))).toEqual([]);
    expect(found(pool({ nodes: '2' }), web(3, {}, { affinity }))).toMatchObject([
      {
        severity: 'error',
        message:
          'Deployment web/web has 3 pods that share no node, and node pool "general" may have 2 nodes: some would be pending for ever',
      },
    ]);
  });

  test('a node group has as many nodes as it may grow to', () => {
    const cluster = (max: number) => ({
      cluster: `compute: { fargate: { profiles: [{ name: system, selectors: [{ namespace: kube-system }] }] }, managedNodeGroups: [{ name: a, architecture: amd64, instanceTypes: [m5.large], scaling: { min: 1, max: ${max} } }] }
`,
    });
    const asked = [web(4, { cpu: '1500m' })];
    expect(run(limitsAndDemand, cluster(4), asked)).toEqual([]);
    expect(run(limitsAndDemand, cluster(3), asked)).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining('pods that only node group "a" can run ask for 6 CPU'),
        location: { line: 6 },
      },
    ]);
  });

  test('a node group has addresses for so many pods', () => {
    const cluster = `compute: { managedNodeGroups: [{ name: a, architecture: amd64, instanceTypes: [t3.micro], scaling: { min: 1, max: 2 } }] }
`;
    expect(run(limitsAndDemand, { cluster }, [web(2, {})])).toEqual([]);
    expect(run(limitsAndDemand, { cluster }, [web(3, {})])).toMatchObject([
      {
        severity: 'error',
        message:
          '5 pods have only node group "a" to run on, whose limits leave 4 beside those of DaemonSets: some would be pending for ever',
      },
    ]);
  });

  test('a pool without limits beside takes the rest', () => {
    const other = pool({}, ['m5.xlarge']);
    expect(found(pool({ cpu: '2' }), other, web(40, { cpu: '1' }))).toEqual([]);
  });

  test('two pools together', () => {
    expect(found(pool({ cpu: '8' }), pool({ cpu: '8' }), web(14, { cpu: '1' }))).toEqual([]);
    expect(found(pool({ cpu: '8' }), pool({ cpu: '8' }), web(16, { cpu: '1' }))).toMatchObject([
      { message: expect.stringContaining('their limits leave at most 14240m CPU') },
    ]);
  });
});

describe('a replacement', () => {
  const found = (...manifests: (JsonObject | Resource)[]) => run(limitsSurge, SOURCES, manifests);

  test('a node is left', () => {
    expect(found(pool({ cpu: '8' }), web(5, { cpu: '1' }))).toEqual([]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['no CPU is left', { cpu: '4' }, { cpu: '1500m' }],
    ['no node is left', { nodes: '2' }, { cpu: '1500m' }],
    ['no memory is left', { memory: '9Gi' }, { memory: '1500Mi' }],
  ])('%s', (_, limits, requests) => {
    expect(found(pool(limits), web(2, requests))).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining('its limits leave no node beside those: a node that drifts'),
      },
    ]);
  });

  test('a pool of a fixed size', () => {
    const fixed = (limit: string) => found(pool({ nodes: limit }, ['m5.large'], { replicas: 3 }));
    expect(fixed('4')).toEqual([]);
    expect(fixed('3')).toMatchObject([
      { message: expect.stringContaining('NodePool "general" has 3 nodes, and its limit is 3') },
    ]);
  });
});
