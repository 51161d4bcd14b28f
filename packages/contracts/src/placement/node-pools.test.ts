import { specPath, toManifest, type JsonObject } from '@nodeless/core';
import { nodePoolViews } from './node-pools.ts';
import { refusal } from './nodes.ts';

const TAINT = { key: 'dedicated', value: 'api', effect: 'NoSchedule' };
const arch = (...values: readonly string[]): JsonObject => ({
  key: 'kubernetes.io/arch',
  operator: 'In',
  values,
});

function pool(requirements: readonly JsonObject[], more: JsonObject = {}, labels: JsonObject = {}) {
  const [view] = nodePoolViews([
    {
      manifest: toManifest({
        apiVersion: 'karpenter.sh/v1',
        kind: 'NodePool',
        metadata: { name: 'general' },
        spec: { template: { metadata: { labels }, spec: { requirements, ...more } } },
      }),
      application: 'karpenter-config',
      path: 'manifests/karpenter-config/nodepool-general.yaml',
      origin: { component: 'karpenter', constructPath: 'general', specPath: specPath('cluster') },
    },
  ]);
  if (view === undefined) throw new Error('no pool');
  return view;
}

function affinity(...terms: readonly JsonObject[]): JsonObject {
  const nodeSelectorTerms = terms.map((term) => ({ matchExpressions: [term] }));
  return {
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
  };
}

test.each<[string, ReturnType<typeof pool>, JsonObject]>([
  ['no wishes', pool([arch('amd64')]), {}],
  [
    'an architecture of the pool',
    pool([arch('amd64', 'arm64')]),
    { nodeSelector: { 'kubernetes.io/arch': 'arm64' } },
  ],
  ['the name of the pool', pool([]), { nodeSelector: { 'karpenter.sh/nodepool': 'general' } }],
  ['a label of the pool', pool([], {}, { team: 'a' }), { nodeSelector: { team: 'a' } }],
  ['a label that Karpenter sets', pool([]), { nodeSelector: { 'karpenter.k8s.aws/instance-family': 'c7g' } }],
  ['one of two terms is met', pool([arch('amd64')]), affinity(arch('arm64'), arch('amd64'))],
  ['the absence of a label', pool([]), affinity({ key: 'team', operator: 'DoesNotExist' })],
  [
    'a taint that is tolerated',
    pool([], { taints: [TAINT] }),
    { tolerations: [{ ...TAINT, operator: 'Equal' }] },
  ],
  [
    'a taint that any key tolerates',
    pool([], { taints: [TAINT] }),
    { tolerations: [{ operator: 'Exists' }] },
  ],
  ['a taint that only asks', pool([], { taints: [{ ...TAINT, effect: 'PreferNoSchedule' }] }), {}],
  ['a startup taint', pool([], { startupTaints: [TAINT] }), {}],
])('%s: taken', (_name, view, podSpec) => {
  expect(refusal(view, podSpec)).toBeUndefined();
});

test.each<[string, ReturnType<typeof pool>, JsonObject, string]>([
  [
    'the other architecture',
    pool([arch('amd64')]),
    { nodeSelector: { 'kubernetes.io/arch': 'arm64' } },
    'kubernetes.io/arch In [amd64] and kubernetes.io/arch In [arm64] exclude each other',
  ],
  ['a label of nobody', pool([]), { nodeSelector: { workload: 'batch' } }, 'it has no label workload'],
  [
    'another value of a label',
    pool([], {}, { team: 'a' }),
    { nodeSelector: { team: 'b' } },
    'team In [a] and team In [b] exclude each other',
  ],
  [
    'another pool',
    pool([]),
    { nodeSelector: { 'karpenter.sh/nodepool': 'gpu' } },
    'karpenter.sh/nodepool In [general] and karpenter.sh/nodepool In [gpu] exclude each other',
  ],
  [
    'no node of Karpenter',
    pool([]),
    affinity({ key: 'karpenter.sh/nodepool', operator: 'DoesNotExist' }),
    'karpenter.sh/nodepool In [general] and karpenter.sh/nodepool DoesNotExist exclude each other',
  ],
  [
    'selector and affinity together',
    pool([arch('amd64')]),
    { nodeSelector: { 'kubernetes.io/arch': 'amd64' }, ...affinity(arch('arm64')) },
    'kubernetes.io/arch In [amd64] and kubernetes.io/arch In [arm64] exclude each other',
  ],
  ['a taint', pool([], { taints: [TAINT] }), {}, 'its taint dedicated:NoSchedule is not tolerated'],
  [
    'a taint of another value',
    pool([], { taints: [TAINT] }),
    { tolerations: [{ ...TAINT, value: 'web' }] },
    'its taint dedicated:NoSchedule is not tolerated',
  ],
  [
    'a taint of another effect',
    pool([], { taints: [TAINT] }),
    { tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoExecute' }] },
    'its taint dedicated:NoSchedule is not tolerated',
  ],
])('%s: refused', (_name, view, podSpec, reason) => {
  expect(refusal(view, podSpec)).toBe(reason);
});

describe('devices', () => {
  const family = (...values: string[]) =>
    pool([{ key: 'karpenter.k8s.aws/instance-family', operator: 'In', values }]);
  const asks = (resource: string, count: string | number): JsonObject => ({
    containers: [{ resources: { limits: { [resource]: count } } }],
  });

  test.each<[string, ReturnType<typeof pool>, JsonObject]>([
    ['a GPU that the types have', family('g5', 'm5'), asks('nvidia.com/gpu', 1)],
    ['a part of a GPU', family('g6f'), asks('nvidia.com/gpu', '1')],
    ['chips', family('inf2'), asks('aws.amazon.com/neuron', 1)],
    ['none of them', family('m5'), asks('nvidia.com/gpu', 0)],
    ['types that nobody knows', family('g99'), asks('nvidia.com/gpu', 1)],
  ])('%s: taken', (_, view, podSpec) => {
    expect(refusal(view, podSpec)).toBeUndefined();
  });

  test.each<[string, ReturnType<typeof pool>, JsonObject, string]>([
    ['no GPU', family('m5'), asks('nvidia.com/gpu', 1), 'instance-gpu-manufacturer In [nvidia]'],
    [
      'GPUs of another maker',
      family('g4ad'),
      asks('nvidia.com/gpu', 1),
      'instance-gpu-manufacturer In [nvidia]',
    ],
    [
      'no chips',
      family('g5'),
      asks('aws.amazon.com/neuron', 1),
      'instance-accelerator-manufacturer In [aws]',
    ],
  ])('%s: refused', (_, view, podSpec, reason) => {
    expect(refusal(view, podSpec)).toBe(
      `no instance type that it can have meets karpenter.k8s.aws/${reason}, which the pod needs`,
    );
  });
});

test('a pool without an instance type takes nothing', () => {
  const view = pool([{ key: 'karpenter.k8s.aws/instance-cpu', operator: 'In', values: ['3'] }]);
  expect(refusal(view, {})).toBe('it can make no node');
});

test.each([
  [
    'beta.kubernetes.io/arch',
    'amd64',
    'kubernetes.io/arch In [arm64] and kubernetes.io/arch In [amd64] exclude each other',
  ],
  ['beta.kubernetes.io/arch', 'arm64', undefined],
  ['topology.ebs.csi.aws.com/zone', 'eu-west-1a', undefined],
  ['beta.kubernetes.io/instance-type', 'm7g.large', undefined],
])('an older label of nodes: %s: %s', (label, value, reason) => {
  expect(refusal(pool([arch('arm64')]), { nodeSelector: { [label]: value } })).toBe(reason);
});
