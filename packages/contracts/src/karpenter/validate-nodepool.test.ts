import { facts, kindProblems, ruleKey, rulesOf } from '@nodeless/contract-tables';
import type { Manifest } from '@nodeless/core';
import { AWS_NODE_LABELS } from './labels.ts';
import type { KarpenterRelease } from './compatibility.ts';
import type { NodePool, NodePoolSpec } from './nodepool.ts';
import type { Requirement } from './requirement.ts';
import { NODE_POOL_RULES, validateNodePool } from './validate-nodepool.ts';

type TemplateSpec = NodePoolSpec['template']['spec'];

const nodeClassRef = { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' } as const;

function pool(spec: Partial<NodePoolSpec>): NodePool {
  const template = { spec: { nodeClassRef, requirements: [] } };
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'default' },
    spec: { template, ...spec },
  };
}

const withTemplate = (spec: Partial<TemplateSpec>) =>
  pool({ template: { spec: { nodeClassRef, requirements: [], ...spec } } });
const withLabels = (...keys: string[]) =>
  pool({
    template: {
      metadata: { labels: Object.fromEntries(keys.map((key) => [key, 'a'])) },
      spec: { nodeClassRef, requirements: [] },
    },
  });
const requiring = (...requirements: Requirement[]) => withTemplate({ requirements });

const good: { [name: string]: NodePool } = {
  'the smallest pool': pool({}),
  'a pool for everything': pool({
    template: {
      metadata: {
        labels: { team: 'web', 'karpenter.k8s.aws/instance-family': 'm7g' },
        annotations: { a: 'b' },
      },
      spec: {
        nodeClassRef,
        requirements: [
          { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64'] },
          { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot', 'on-demand'] },
          {
            key: 'karpenter.k8s.aws/instance-category',
            operator: 'In',
            values: ['c', 'm', 'r'],
            minValues: 2,
          },
          { key: 'karpenter.k8s.aws/instance-generation', operator: 'Gt', values: ['4'] },
          { key: 'karpenter.k8s.aws/instance-cpu', operator: 'Lte', values: ['32'] },
          { key: 'node.kubernetes.io/instance-type', operator: 'NotIn', values: ['m5.metal'] },
          { key: 'team', operator: 'Exists' },
        ],
        taints: [{ key: 'example.com/batch', value: 'true', effect: 'NoSchedule' }],
        startupTaints: [{ key: 'node.cilium.io/agent-not-ready', effect: 'NoExecute' }],
        expireAfter: '168h',
        terminationGracePeriod: '1h30m',
      },
    },
    disruption: {
      consolidateAfter: '30s',
      consolidationPolicy: 'Balanced',
      budgets: [
        { nodes: '10%' },
        { nodes: '0', schedule: '0 9 * * mon-fri', duration: '8h30m', reasons: ['Drifted'] },
      ],
    },
    limits: { cpu: '1000', memory: '1000Gi' },
    weight: 100,
  }),
  'a fixed number of nodes': pool({ replicas: 2, limits: { nodes: '3' } }),
};

/** Each breaks the rules of these messages and no other. */
const breaking: [NodePool, ...string[]][] = [
  [pool({ replicas: 1, limits: { cpu: '1' } }), "only 'limits.nodes' is supported on static NodePools"],
  [pool({ replicas: 0, weight: 1 }), "'weight' is not supported on static NodePools"],
  [
    pool({ disruption: { consolidateAfter: '0s', budgets: [{ nodes: '1', schedule: '@daily' }] } }),
    "'schedule' must be set with 'duration'",
  ],
  [withLabels('a.karpenter.sh/x'), 'label domain "karpenter.sh" is restricted'],
  [withLabels('karpenter.sh/nodepool'), 'label "karpenter.sh/nodepool" is restricted'],
  [withLabels('kubernetes.io/hostname'), 'label "kubernetes.io/hostname" is restricted'],
  [withLabels('karpenter.k8s.aws/other'), 'label domain "karpenter.k8s.aws" is restricted'],
  [requiring({ key: 'karpenter.sh/x', operator: 'Exists' }), 'label domain "karpenter.sh" is restricted'],
  [
    requiring({ key: 'karpenter.sh/nodepool', operator: 'Exists' }),
    'label "karpenter.sh/nodepool" is restricted',
  ],
  [
    requiring({ key: 'kubernetes.io/hostname', operator: 'Exists' }),
    'label "kubernetes.io/hostname" is restricted',
  ],
  [
    requiring({ key: 'karpenter.k8s.aws/x', operator: 'Exists' }),
    'label domain "karpenter.k8s.aws" is restricted',
  ],
  [
    requiring({ key: 'a', operator: 'In', values: [] }),
    "requirements with operator 'In' must have a value defined",
  ],
  ...[['0.5'], ['a'], ['1', '2'], []].map((values): [NodePool, string] => [
    requiring({ key: 'a', operator: 'Gte', values }),
    "requirements operator 'Gt', 'Lt', 'Gte', or 'Lte' must have a single positive integer value",
  ]),
  [
    requiring({ key: 'a', operator: 'In', values: ['b'], minValues: 2 }),
    "requirements with 'minValues' must have at least that many values specified in the 'values' field",
  ],
  ...(['group', 'kind', 'name'] as const).map((key): [NodePool, string] => [
    withTemplate({ nodeClassRef: { ...nodeClassRef, [key]: '' } as TemplateSpec['nodeClassRef'] }),
    `${key} may not be empty`,
  ]),
];

/** Each is refused by the schema already. */
const malformed: { [place: string]: NodePool } = {
  'spec.template.spec.expireAfter': withTemplate({ expireAfter: '7d' }),
  'spec.template.spec.terminationGracePeriod': withTemplate({ terminationGracePeriod: 'Never' }),
  'spec.template.spec.requirements.0.key': requiring({ key: 'a b', operator: 'Exists' }),
  'spec.template.spec.requirements.0.minValues': requiring({ key: 'a', operator: 'Exists', minValues: 51 }),
  'spec.template.spec.requirements': requiring(
    ...Array<Requirement>(101).fill({ key: 'a', operator: 'Exists' }),
  ),
  'spec.template.spec.taints.0': withTemplate({ taints: [{ key: '', effect: 'NoSchedule' }] }),
  'spec.template.spec.startupTaints.0': withTemplate({
    startupTaints: [{ key: 'a', value: '', effect: 'NoSchedule' }],
  }),
  'spec.template.metadata.labels': pool({
    template: { metadata: { labels: { a: 'b c' } }, spec: { nodeClassRef, requirements: [] } },
  }),
  'spec.disruption.consolidateAfter': pool({ disruption: { consolidateAfter: '30' } }),
  'spec.disruption.budgets.0.nodes': pool({
    disruption: { consolidateAfter: '0s', budgets: [{ nodes: '101%' }] },
  }),
  'spec.disruption.budgets.0.duration': pool({
    disruption: { consolidateAfter: '0s', budgets: [{ nodes: '1', schedule: '@daily', duration: '30s' }] },
  }),
  'spec.disruption.budgets.0.schedule': pool({
    disruption: { consolidateAfter: '0s', budgets: [{ nodes: '1', schedule: 'daily', duration: '1h' }] },
  }),
  'spec.limits': pool({ limits: { cpu: '1 core' } }),
  'spec.weight': pool({ weight: 0 }),
  'spec.replicas': pool({ replicas: -1 }),
};

test.each(Object.keys(good))('%s is fine', (name) => {
  expect(validateNodePool(good[name] as NodePool)).toEqual([]);
});

test.each(breaking)('rule %#', (manifest, ...messages) => {
  expect(validateNodePool(manifest).map(({ message }) => message)).toEqual(messages);
});

test.each(Object.entries(malformed))('%s has a form', (place, manifest) => {
  expect(validateNodePool(manifest).map(({ path }) => path.join('.'))).toEqual([place]);
});

test('every rule was broken at every place', () => {
  const key = (at: string, message: string) => `${at}: ${message}`;
  const rules = NODE_POOL_RULES.map(({ at, message }) => key(at, message));
  const broken = breaking.flatMap(([manifest]) =>
    validateNodePool(manifest).map(({ path, message }) => {
      const at = path.map((step) => (typeof step === 'number' ? '[]' : `.${step}`)).join('');
      return key(at, message);
    }),
  );
  expect(rules.filter((rule) => !broken.includes(rule))).toEqual([]);
});

const NEW: KarpenterRelease = { version: '1.15.2' };

test('what Karpenter 1.15 brought is refused before', () => {
  const withoutTime = pool({ disruption: { budgets: [{ nodes: '1' }] } });
  const unhealthy = pool({
    disruption: { consolidateAfter: '0s', budgets: [{ nodes: '1', reasons: ['Empty', 'Unhealthy'] }] },
  });
  expect([withoutTime, unhealthy].flatMap((one) => validateNodePool(one, NEW))).toEqual([]);
  expect(validateNodePool(withoutTime)).toEqual([
    { path: ['spec', 'disruption'], message: 'consolidateAfter is required before Karpenter 1.15' },
  ]);
  expect(validateNodePool(unhealthy, { version: '1.14.9' })).toEqual([
    {
      path: ['spec', 'disruption', 'budgets', 0, 'reasons'],
      message: "the reason 'Unhealthy' is known from Karpenter 1.15 on",
    },
  ]);
});

test('all other rules hold with every release', () => {
  const told = (release: KarpenterRelease) =>
    breaking.map(([manifest]) => validateNodePool(manifest, release).map(({ message }) => message));
  expect(told(NEW)).toEqual(told({ version: '1.14.1' }));
});

test('it is a manifest', () => {
  const manifests: Manifest[] = Object.values(good);
  expect(new Set(manifests.map(({ kind }) => kind))).toEqual(new Set(['NodePool']));
});

const NODE_POOL = 'karpenter.sh/v1/NodePool';
const problemsOf = (release: string, one: object | undefined) =>
  kindProblems('karpenter', NODE_POOL, one, release) ?? [];

test('the API server knows no other expression', () => {
  const ours = NODE_POOL_RULES.map(({ at, message }) => ruleKey(at, message)).sort();
  expect(ours).toEqual(rulesOf('karpenter', NODE_POOL, '1.14'));
});

test.each(['1.14', '1.15'])('the schema of %s agrees on what is well formed', (release) => {
  expect(Object.values(good).flatMap((one) => problemsOf(release, one))).toEqual([]);
  const taken = Object.keys(malformed).filter((place) => problemsOf(release, malformed[place]).length === 0);
  expect(taken).toEqual([]);
});

test('the schema of 1.15 takes what is new', () => {
  const manifests = [
    pool({ disruption: {} }),
    pool({ disruption: { budgets: [{ nodes: '1', reasons: ['Unhealthy'] }] } }),
  ];
  expect(manifests.flatMap((one) => problemsOf('1.15', one))).toEqual([]);
  expect(manifests.map((one) => problemsOf('1.14', one).length > 0)).toEqual([true, true]);
});

test('the labels of AWS are those of the CRD', () => {
  expect([...AWS_NODE_LABELS].sort()).toEqual(facts<{ nodeLabels: string[] }>('karpenter').nodeLabels);
});
