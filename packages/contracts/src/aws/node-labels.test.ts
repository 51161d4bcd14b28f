import { isNodeLabelAllowed } from './node-labels.ts';

test.each([
  'team',
  'example.com/team',
  'node.kubernetes.io/pool',
  'a.node.kubernetes.io/pool',
  'kubelet.kubernetes.io/x',
  'topology.kubernetes.io/zone',
  'mykubernetes.io/x',
])('%s is a label that a node may have', (key) => {
  expect(isNodeLabelAllowed(key)).toBe(true);
});

test.each([
  'node-role.kubernetes.io/worker',
  'kubernetes.io/role',
  'x.k8s.io/y',
  'node-restriction.kubernetes.io/a',
])('%s is not', (key) => {
  expect(isNodeLabelAllowed(key)).toBe(false);
});
