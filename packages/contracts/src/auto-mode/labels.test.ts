import { AUTO_MODE_NODE_LABELS, autoModeLabelReason, autoModeRequirementReason } from './index.ts';

// Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html#auto-supported-labels
test.each([
  ...AUTO_MODE_NODE_LABELS,
  'topology.kubernetes.io/zone',
  'node.kubernetes.io/instance-type',
  'kubernetes.io/arch',
  'karpenter.sh/capacity-type',
  'example.com/team',
  'team',
])('a requirement may be about %s', (key) => {
  expect(autoModeRequirementReason(key)).toBeUndefined();
});

test.each([
  ['kubernetes.io/os', 'EKS Auto Mode does not support requirements on kubernetes.io/os: nodes run Linux'],
  [
    'node.kubernetes.io/windows-build',
    'EKS Auto Mode does not support requirements on node.kubernetes.io/windows-build: nodes run Linux',
  ],
  [
    'karpenter.k8s.aws/instance-cpu',
    'EKS Auto Mode does not know labels of karpenter.k8s.aws: its own are of eks.amazonaws.com',
  ],
  ['eks.amazonaws.com/nodegroup', 'EKS Auto Mode does not know the label eks.amazonaws.com/nodegroup'],
  ['sub.eks.amazonaws.com/a', 'EKS Auto Mode does not know the label sub.eks.amazonaws.com/a'],
  ['karpenter.sh/nodepool', 'label "karpenter.sh/nodepool" is restricted'],
])('a requirement may not be about %s', (key, reason) => {
  expect(autoModeRequirementReason(key)).toBe(reason);
});

// Source: https://github.com/awslabs/ai-on-eks/pull/376 (the words of the API server)
test.each([
  'eks.amazonaws.com/compute-type',
  'eks.amazonaws.com/instance-category',
  'eks.amazonaws.com/mine',
  'sub.eks.amazonaws.com/mine',
])('a pool may not give its nodes the label %s', (key) => {
  expect(autoModeLabelReason(key)).toBe('label domain "eks.amazonaws.com" is restricted');
});

test('the domain is not the end of another name, nor a name without a domain', () => {
  expect(autoModeLabelReason('myeks.amazonaws.com/a')).toBeUndefined();
  expect(autoModeLabelReason('eks.amazonaws.com')).toBeUndefined();
  expect(autoModeLabelReason('karpenter.sh/nodepool')).toMatch(/restricted/);
});
