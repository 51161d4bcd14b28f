import type { JsonObject } from '@nodeless/core';
import { brief, deployment, run } from '../../testing/view.ts';
import { conflictingRequirements } from './conflicting-requirements.ts';
import { nodeLifetimeFloor } from './node-lifetime-floor.ts';
import { podHasCapacity } from './pod-has-capacity.ts';
import { referenceResolution } from './reference-resolution.ts';

const pool = (options: string) => `compute:
  karpenter:
    nodePools:
      - { name: general, architectures: [amd64], limits: { cpu: '1' }${options} }
`;

function nodePool(requirements: readonly JsonObject[], more: JsonObject = {}, name = 'general'): JsonObject {
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name },
    spec: { template: { spec: { requirements, ...more } } },
  };
}

const arch = (...values: readonly string[]): JsonObject => ({
  key: 'kubernetes.io/arch',
  operator: 'In',
  values,
});

describe('karpenter/reference-resolution', () => {
  test('a class that exists', () => {
    expect(run(referenceResolution, { cluster: pool('') })).toEqual([]);
  });

  test('a class that does not exist', () => {
    const found = run(referenceResolution, { cluster: pool(', nodeClass: defualt') });
    expect(found).toEqual([
      {
        code: 'karpenter/reference-resolution',
        severity: 'error',
        message: 'NodePool "general" refers to EC2NodeClass "defualt", which is not rendered',
        hint: 'rendered classes are "default"',
        location: { file: 'clusters/test/cluster.yaml', line: 9, column: 83, endLine: 9, endColumn: 90 },
      },
    ]);
  });
});

describe('karpenter/node-lifetime-floor', () => {
  test.each(['24h', '720h', 'Never', '1h23h'])('%s is long enough', (expireAfter) => {
    expect(run(nodeLifetimeFloor, { cluster: pool(`, expireAfter: ${expireAfter}`) })).toEqual([]);
  });

  test.each([
    ['120s', 'error'],
    ['59m', 'error'],
    ['1h', 'warning'],
    ['23h59m', 'warning'],
  ])('%s: %s', (expireAfter, severity) => {
    const found = run(nodeLifetimeFloor, { cluster: pool(`, expireAfter: ${expireAfter}`) });
    expect(brief(found)).toEqual([
      `clusters/test/cluster.yaml:9:85 ${severity} karpenter/node-lifetime-floor`,
    ]);
  });
});

describe('karpenter/conflicting-requirements', () => {
  test('requirements that leave something', () => {
    expect(run(conflictingRequirements, {}, [nodePool([arch('amd64', 'arm64'), arch('arm64')])])).toEqual([]);
  });

  test('requirements that leave nothing', () => {
    const found = run(conflictingRequirements, {}, [nodePool([arch('amd64'), arch('arm64')])]);
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      [
        'karpenter/conflicting-requirements',
        'NodePool "general" can make no node: kubernetes.io/arch In [amd64] and kubernetes.io/arch In [arm64] exclude each other',
      ],
    ]);
  });

  test('a bound that excludes all listed values', () => {
    const generation = { key: 'karpenter.k8s.aws/instance-generation' };
    const found = run(conflictingRequirements, {}, [
      nodePool([
        { ...generation, operator: 'Gt', values: ['5'] },
        { ...generation, operator: 'In', values: ['4', '5'] },
      ]),
    ]);
    expect(found.map(({ code }) => code)).toEqual(['karpenter/conflicting-requirements']);
  });
});

describe('karpenter/pod-has-capacity', () => {
  const TAINT = { key: 'dedicated', value: 'api', effect: 'NoSchedule' };
  const hints = (pools: readonly JsonObject[], podSpec: JsonObject) =>
    run(podHasCapacity, {}, [...pools, deployment(podSpec)]).map(({ hint }) => hint);
  const affinity = (...terms: readonly JsonObject[]): JsonObject => ({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: terms.map((term) => ({ matchExpressions: [term] })),
        },
      },
    },
  });

  test.each<[string, JsonObject[], JsonObject]>([
    ['no wishes', [nodePool([arch('amd64')])], {}],
    [
      'an architecture that the pool has',
      [nodePool([arch('amd64', 'arm64')])],
      { nodeSelector: { 'kubernetes.io/arch': 'arm64' } },
    ],
    ['the name of the pool', [nodePool([])], { nodeSelector: { 'karpenter.sh/nodepool': 'general' } }],
    [
      'a label that Karpenter sets',
      [nodePool([])],
      { nodeSelector: { 'karpenter.k8s.aws/instance-family': 'c7g' } },
    ],
    ['one of two terms is met', [nodePool([arch('amd64')])], affinity(arch('arm64'), arch('amd64'))],
    [
      'a taint that is tolerated',
      [nodePool([], { taints: [TAINT] })],
      { tolerations: [{ ...TAINT, operator: 'Equal' }] },
    ],
    [
      'a taint that any key tolerates',
      [nodePool([], { taints: [TAINT] })],
      { tolerations: [{ operator: 'Exists' }] },
    ],
    ['a taint that only asks', [nodePool([], { taints: [{ ...TAINT, effect: 'PreferNoSchedule' }] })], {}],
    ['a startup taint', [nodePool([], { startupTaints: [TAINT] })], {}],
  ])('%s: it runs', (_name, pools, podSpec) => {
    expect(hints(pools, podSpec)).toEqual([]);
  });

  test.each<[string, JsonObject[], JsonObject, string]>([
    [
      'no pool at all',
      [],
      {},
      'the cluster has no node pools and no node groups; add one, or a Fargate profile',
    ],
    [
      'the other architecture',
      [nodePool([arch('amd64')])],
      { nodeSelector: { 'kubernetes.io/arch': 'arm64' } },
      'general: kubernetes.io/arch In [amd64] and kubernetes.io/arch In [arm64] exclude each other',
    ],
    [
      'an architecture that the pool allows and none of its instance types has',
      [
        nodePool([
          arch('amd64', 'arm64'),
          { key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m7g.large', 'c7g.large'] },
        ]),
      ],
      { nodeSelector: { 'kubernetes.io/arch': 'amd64' } },
      'general: no instance type that it can have meets kubernetes.io/arch In [amd64]',
    ],
    [
      'a family of the other architecture',
      [nodePool([{ key: 'karpenter.k8s.aws/instance-family', operator: 'In', values: ['m7g'] }])],
      affinity(arch('amd64')),
      'general: no instance type that it can have meets kubernetes.io/arch In [amd64]',
    ],
    [
      'a label of nobody',
      [nodePool([])],
      { nodeSelector: { workload: 'batch' } },
      'general: it has no label workload',
    ],
    [
      'another pool',
      [nodePool([])],
      { nodeSelector: { 'karpenter.sh/nodepool': 'gpu' } },
      'general: karpenter.sh/nodepool In [general] and karpenter.sh/nodepool In [gpu] exclude each other',
    ],
    [
      'a taint',
      [nodePool([], { taints: [TAINT] })],
      {},
      'general: its taint dedicated:NoSchedule is not tolerated',
    ],
    [
      'a taint of another value',
      [nodePool([], { taints: [TAINT] })],
      { tolerations: [{ ...TAINT, value: 'web' }] },
      'general: its taint dedicated:NoSchedule is not tolerated',
    ],
  ])('%s: refused', (_name, pools, podSpec, hint) => {
    expect(hints(pools, podSpec)).toEqual([hint]);
  });

  const group = (options: string) =>
    `compute: { managedNodeGroups: [{ name: system, architecture: arm64, instanceTypes: [t4g.large], scaling: { min: 1, max: 2 }${options} }] }\n`;
  const onGroup = (options: string, podSpec: JsonObject) =>
    run(podHasCapacity, { cluster: group(options) }, [deployment(podSpec)]).map(({ hint }) => hint);

  test('a node group takes pods like a pool does', () => {
    expect(onGroup('', {})).toEqual([]);
    expect(onGroup(', labels: { team: a }', { nodeSelector: { team: 'a' } })).toEqual([]);
    expect(onGroup('', { nodeSelector: { team: 'a' } })).toEqual(['system: it has no label team']);
    expect(onGroup(', taints: [{ key: x, effect: NoSchedule }]', {})).toEqual([
      'system: its taint x:NoSchedule is not tolerated',
    ]);
  });

  test('a node group of Windows that the overlay adds takes pods of Windows alone', () => {
    const managedNodeGroups = [{ name: 'win', amiFamily: 'WindowsServer2022CoreContainer' as const }];
    const hints = (nodeSelector: JsonObject, config: object) =>
      run(podHasCapacity, {}, [deployment({ nodeSelector })], [], config).map(({ hint }) => hint);
    const windows = { 'kubernetes.io/os': 'windows' };
    expect(hints(windows, { managedNodeGroups })).toEqual([]);
    expect(hints(windows, {})).toHaveLength(1);
    expect(hints({}, { managedNodeGroups })).toEqual([
      'win: its nodes run Windows, and the pod does not ask for kubernetes.io/os',
    ]);
  });

  test('a pod on Fargate needs no node, a DaemonSet always one', () => {
    const fargate = 'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n';
    expect(run(podHasCapacity, { cluster: fargate }, [deployment({})])).toEqual([]);
    const daemons = { ...deployment({}), kind: 'DaemonSet' };
    const group = { managedNodeGroups: [{ name: 'general' }] };
    expect(run(podHasCapacity, {}, [daemons], [], group)).toEqual([]);
    expect(run(podHasCapacity, { cluster: fargate }, [daemons])).toMatchObject([
      {
        message:
          'DaemonSet web/web can run nowhere: a DaemonSet has no pods on Fargate, and no node pool or node group accepts them',
        hint: 'the cluster has no node pools and no node groups; add one',
      },
    ]);
  });
});
