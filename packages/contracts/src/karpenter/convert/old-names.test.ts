import { oldNamesIn } from './old-names.ts';

test('old names are found as keys and as values, however deep', () => {
  const pod = {
    kind: 'Pod',
    metadata: { annotations: { 'karpenter.sh/do-not-evict': 'true', other: 'x' } },
    spec: {
      nodeSelector: { 'karpenter.sh/provisioner-name': 'default' },
      tolerations: [{ key: 'a' }, { key: 'karpenter.sh/disruption' }],
      replicas: 3,
      nothing: null,
    },
  };
  expect(oldNamesIn(pod)).toEqual([
    {
      path: ['metadata', 'annotations', 'karpenter.sh/do-not-evict'],
      as: 'key',
      old: 'karpenter.sh/do-not-evict',
      name: 'karpenter.sh/do-not-disrupt',
    },
    {
      path: ['spec', 'nodeSelector', 'karpenter.sh/provisioner-name'],
      as: 'key',
      old: 'karpenter.sh/provisioner-name',
      name: 'karpenter.sh/nodepool',
    },
    {
      path: ['spec', 'tolerations', 1, 'key'],
      as: 'value',
      old: 'karpenter.sh/disruption',
      name: 'karpenter.sh/disrupted',
    },
  ]);
});

test('new names and parts of texts are none', () => {
  expect(
    oldNamesIn({ 'karpenter.sh/nodepool': 'karpenter.sh/do-not-evict-x', constructor: 'toString' }),
  ).toEqual([]);
});
