import { brief, run } from '../../testing/view.ts';
import { singleClusterGroup } from './single-cluster-group.ts';

const GROUP = `  selfManagedNodeGroups:
    - { name: own, architecture: amd64, instanceTypes: [m5.large], scaling: { min: 1, max: 2 } }
`;
const cluster = (terms: string, groups = GROUP) => `compute:
  karpenter:
    nodeClasses: [{ name: default, securityGroupSelectorTerms: [${terms}] }]
    nodePools: [{ name: default, architectures: [amd64], limits: { cpu: '100' } }]
${groups}`;
const found = (...args: Parameters<typeof cluster>) =>
  brief(run(singleClusterGroup, { cluster: cluster(...args) }));

test.each([
  ['an exact tag', '{ tags: { kubernetes.io/cluster/test: owned } }'],
  ['any value', "{ tags: { kubernetes.io/cluster/test: '*' } }"],
  ['a second term', '{ id: sg-0123456789abcdef0 }, { tags: { kubernetes.io/cluster/test: owned } }'],
])('every group with the tag of the cluster, by %s', (_, terms) => {
  expect(found(terms)).toMatchObject([expect.stringMatching(/ error karpenter\/sg-single-cluster-tag$/)]);
});

test.each([
  [
    'one that EKS alone sets besides',
    '{ tags: { kubernetes.io/cluster/test: owned, aws:eks:cluster-name: test } }',
  ],
  ['that of EKS', '{ tags: { aws:eks:cluster-name: test } }'],
  ['another value', '{ tags: { kubernetes.io/cluster/test: shared } }'],
  ['another cluster', '{ tags: { kubernetes.io/cluster/other: owned } }'],
  ['an id', '{ id: sg-0123456789abcdef0 }'],
])('%s selects one at most', (_, terms) => {
  expect(found(terms)).toEqual([]);
});

test('without a group that eksctl makes there is one', () => {
  expect(found('{ tags: { kubernetes.io/cluster/test: owned } }', '')).toEqual([]);
});
