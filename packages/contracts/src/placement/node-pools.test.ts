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
