import { at } from '@nodeless/core';
import { POOL } from '../testing/model.ts';
import { folderOf, outputOf } from '../testing/output.ts';

const SMALL = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } } };
const ARCH = { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] };

function podOf(placement: object, app: object = {}, cluster: object = {}) {
  const cache = { ...SMALL, namespace: 'shared' };
  const output = outputOf({ cluster, apps: { cache, web: { ...SMALL, ...app, placement } } });
  return at(folderOf(output, 'web')['deployment-web.web.yaml'], 'spec', 'template', 'spec');
}
const nodesOf = (pod: ReturnType<typeof podOf>) =>
  at(pod, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
const terms = (...expressions: object[]) => ({ nodeSelectorTerms: [{ matchExpressions: expressions }] });

test('labels of nodes hold together, in one term', () => {
  const nodes = {
    capacityTypes: ['on-demand', 'reserved'],
    instanceCategories: ['c', 'm'],
    zones: ['eu-central-1a'],
    labels: { 'example.com/b': ['x', 'y'], 'example.com/a': ['z'] },
  };
  const common = [
    { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['eu-central-1a'] },
    { key: 'example.com/a', operator: 'In', values: ['z'] },
    { key: 'example.com/b', operator: 'In', values: ['x', 'y'] },
  ];
  const capacity = { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand', 'reserved'] };
  const category = (domain: string) => ({
    key: `${domain}/instance-category`,
    operator: 'In',
    values: ['c', 'm'],
  });
  expect(nodesOf(podOf({ nodes }))).toEqual(terms(ARCH, capacity, category('karpenter.k8s.aws'), ...common));
  expect(nodesOf(podOf({ nodes }, {}, { compute: { autoMode: {} } }))).toEqual(
    terms(ARCH, capacity, category('eks.amazonaws.com'), ...common),
  );
});

test('near and apart, by the names of apps in their namespaces', () => {
  const pod = podOf({
    near: [
      { app: 'cache', over: 'zones', required: true },
      { app: 'cache', over: 'nodes' },
    ],
    apart: [{ app: 'web', required: true }],
  });
  const term = (name: string, namespace: string, topologyKey: string) => ({
    labelSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
    namespaces: [namespace],
    topologyKey,
  });
  expect(at(pod, 'affinity')).toEqual({
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: terms(ARCH) },
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        term('cache', 'shared', 'topology.kubernetes.io/zone'),
      ],
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: term('cache', 'shared', 'kubernetes.io/hostname') },
      ],
    },
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [term('web', 'web', 'kubernetes.io/hostname')],
    },
  });
});

test('tolerations stand behind those of the node pools', () => {
  const taints = [{ key: 'gold', effect: 'NoSchedule' }];
  const cluster = { compute: { karpenter: { nodePools: [POOL, { ...POOL, name: 'gold', taints }] } } };
  const tolerations = [{ key: 'a', value: 'b', effect: 'NoExecute', tolerationSeconds: 60 }, { key: 'c' }];
  expect(at(podOf({ tolerations }, { nodePools: ['gold'] }, cluster), 'tolerations')).toEqual([
    { key: 'gold', operator: 'Exists', effect: 'NoSchedule' },
    { key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 60 },
    { key: 'c', operator: 'Exists' },
  ]);
});
