import { converted, noted, TERMS } from './testing/inputs.ts';

const V1_CLASS = {
  apiVersion: 'karpenter.k8s.aws/v1',
  kind: 'EC2NodeClass',
  metadata: { name: 'default', finalizers: ['karpenter.k8s.aws/termination'] },
  spec: { amiSelectorTerms: [{ alias: 'al2023@latest' }], role: 'nodes', ...TERMS, kubelet: { maxPods: 5 } },
};
const V1_POOL = {
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'auto' },
  spec: {
    limits: { cpu: 8 },
    template: {
      spec: {
        nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' },
        requirements: [{ key: 'eks.amazonaws.com/instance-cpu', operator: 'Gte', values: ['4'] }],
      },
    },
  },
};

test('objects of v1 come out as they are, in the order of output', () => {
  expect(converted([V1_POOL, V1_CLASS])).toEqual({ objects: [V1_CLASS, V1_POOL], notes: [] });
});

test('what servers wrote is left out of objects of v1 too', () => {
  const exported = {
    ...V1_POOL,
    metadata: {
      name: 'auto',
      uid: 'x',
      generation: 1,
      annotations: {
        'karpenter.sh/nodepool-hash': '1',
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
      },
    },
    status: {},
  };
  const answer = converted([exported]);
  expect(answer.objects).toEqual([V1_POOL]);
  expect(noted(answer)).toEqual([
    '0#status info convert/left-out',
    '0#metadata.generation info convert/left-out',
    '0#metadata.uid info convert/left-out',
    '0#metadata.annotations.karpenter.sh/nodepool-hash info convert/left-out',
    '0#metadata.annotations.kubectl.kubernetes.io/last-applied-configuration info convert/left-out',
  ]);
});

test('kubelet settings that Karpenter 1.0 kept in an annotation are pointed at', () => {
  const annotations = { 'compatibility.karpenter.sh/v1beta1-kubelet-conversion': '{"maxPods":5}' };
  const pool = { ...V1_POOL, metadata: { name: 'auto', annotations } };
  const answer = converted([pool]);
  expect(answer.objects).toEqual([pool]);
  expect(noted(answer)).toEqual([
    '0#metadata.annotations.compatibility.karpenter.sh/v1beta1-kubelet-conversion warning convert/changed-meaning',
  ]);
});

test('the release that will read the objects decides what it takes', () => {
  const pool = {
    ...V1_POOL,
    spec: { ...V1_POOL.spec, disruption: { budgets: [{ nodes: '1', reasons: ['Unhealthy'] }] } },
  };
  const nodeClass = {
    ...V1_CLASS,
    metadata: { name: 'default' },
    spec: { ...V1_CLASS.spec, enclaveOptions: { enabled: true }, kubelet: { podPidsLimit: 4096 } },
  };
  const answer = converted([nodeClass, pool], { release: { version: '1.15.2' } });
  expect(answer.objects).toEqual([nodeClass, pool]);
  expect(noted(answer).filter((note) => note.includes(' error '))).toEqual([]);
  expect(noted(converted([nodeClass, pool])).filter((note) => note.includes(' error '))).toEqual([
    '0#spec.enclaveOptions error convert/refused',
    '0#spec.kubelet.podPidsLimit error convert/refused',
    '1#spec.disruption error convert/refused',
    '1#spec.disruption.budgets.0.reasons error convert/refused',
  ]);
});
