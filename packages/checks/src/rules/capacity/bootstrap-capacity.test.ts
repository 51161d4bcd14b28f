import type { UpstreamPods } from '../../rule.ts';
import { run } from '../../testing/view.ts';
import { bootstrapCapacity } from './bootstrap-capacity.ts';

const pods = (name: string, replicas: number, resources?: UpstreamPods['resources']): UpstreamPods => ({
  name,
  namespace: 'argocd',
  labels: { app: name },
  replicas,
  ...(resources === undefined ? {} : { resources }),
});
const ARGOCD = [
  pods('argocd-server', 2, { cpu: '500m', memory: '512Mi' }),
  ...['redis', 'repo-server', 'controller'].map((name) => pods(name, 1)),
];

const group = (types: string, more = '', scaling = '{ min: 2, max: 9 }') =>
  `{ name: sys, architecture: amd64, instanceTypes: [${types}], scaling: ${scaling}${more} }`;
const found = (groups: string, upstream: readonly UpstreamPods[] = ARGOCD, fargate = 'profiles: []') =>
  run(
    bootstrapCapacity,
    { cluster: `compute: { fargate: { ${fargate} }, managedNodeGroups: [${groups}] }\n` },
    [],
    upstream,
  );

test.each<[string, Parameters<typeof found>]>([
  ['nodes that are large enough', [group('m5.large')]],
  ['two groups together', [`${group('t3.medium')}, ${group('m5.large').replace('sys', 'b')}`]],
  [
    'all of it on Fargate',
    [
      group('t3.nano'),
      ARGOCD,
      'profiles: [{ name: a, selectors: [{ namespace: argocd }, { namespace: kube-system }] }]',
    ],
  ],
  ['types that nobody knows', [group('t99.nano')]],
  [
    'no nodes at the start, which capacity/bootstrap-cycle reports',
    [group('t3.nano', '', '{ min: 0, max: 9 }')],
  ],
])('%s', (_, input) => {
  expect(found(...input)).toEqual([]);
});

test('too many pods for the addresses of the nodes', () => {
  expect(found(group('t3.nano'))).toEqual([
    {
      code: 'capacity/bootstrap-capacity',
      severity: 'warning',
      message:
        'DNS, Argo CD and what makes nodes are 5 pods without their replicas, which ask for 600m CPU and 582Mi; the first nodes of "sys" take 4 more pods with 3560m CPU and 226Mi: where what waits is needed for the first sync, nothing makes more nodes',
      hint: 'choose larger instance types, or more nodes from the start (scaling.desired), or add Fargate profiles',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 6 }),
    },
  ]);
});

test('what they ask for is more than the nodes have at the start, whatever they may grow to', () => {
  const large = ['a', 'b', 'c', 'd'].map((name) => pods(name, 1, { cpu: '1', memory: '1Gi' }));
  expect(found(group('m5.large'), [pods('a', 9, { cpu: '1', memory: '1Gi' })])).toEqual([]);
  expect(found(group('m5.large'), large)).toMatchObject([
    { message: expect.stringContaining('the first nodes of "sys" take 54 more pods with 3560m CPU') },
  ]);
  expect(found(group('m5.large', '', '{ min: 2, max: 9, desired: 5 }'), large)).toEqual([]);
});

test('what makes nodes fits on none of them: an error', () => {
  const karpenter = {
    ...pods('karpenter', 2, { cpu: '1', memory: '1Gi' }),
    namespace: 'karpenter',
    makesNodes: true,
  };
  expect(found(group('t3.nano'), [karpenter])).toMatchObject([{ severity: 'error' }]);
  expect(found(group('t3.medium'), [karpenter])).toEqual([]);
});
