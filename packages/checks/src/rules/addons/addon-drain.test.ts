import { run } from '../../testing/view.ts';
import { addonDrain } from './addon-drain.ts';

const FARGATE =
  'compute: { fargate: { profiles: [{ name: kube-system, selectors: [{ namespace: kube-system }] }] } }\n';
const found = (configuration: string, name = 'coredns', before = '') =>
  run(addonDrain, { cluster: `${before}addons:\n  ${name}: { configuration: ${configuration} }\n` });

test.each([
  ['coredns', '{}'],
  ['coredns', '{ podDisruptionBudget: { maxUnavailable: 1 } }'],
  ['coredns', '{ podDisruptionBudget: { minAvailable: 1 } }'],
  ['coredns', '{ replicaCount: 3, podDisruptionBudget: { minAvailable: 2 } }'],
  ['coredns', '{ podDisruptionBudget: { enabled: false, minAvailable: 2 } }'],
  ['coredns', "{ podDisruptionBudget: { minAvailable: '50%' } }"],
  [
    'coredns',
    '{ autoScaling: { enabled: true, minReplicas: 4 }, replicaCount: 2, podDisruptionBudget: { minAvailable: 2 } }',
  ],
  ['metrics-server', '{ podDisruptionBudget: { enabled: true, minAvailable: 1 } }'],
  ['eks-pod-identity-agent', '{}'],
])('%s with %s is drained', (name, configuration) => {
  expect(found(configuration, name)).toEqual([]);
});

test('as many pods must stay as there are', () => {
  expect(found('{ replicaCount: 2, podDisruptionBudget: { enabled: true, minAvailable: 2 } }')).toMatchObject(
    [
      {
        code: 'addons/blocked-drain',
        severity: 'error',
        message:
          'Deployment kube-system/coredns of the add-on coredns: minAvailable 2 lets none of 2 pods be evicted: no node that runs one can ever be drained',
        hint: 'write maxUnavailable: 1 in place of it, or more pods',
        location: { line: 7, column: 100 },
      },
    ],
  );
});

test.each([
  ['coredns', '{ podDisruptionBudget: { maxUnavailable: 0 } }'],
  ['coredns', "{ podDisruptionBudget: { maxUnavailable: '0%' } }"],
  ['coredns', "{ podDisruptionBudget: { minAvailable: '100%' } }"],
  [
    'coredns',
    '{ autoScaling: { enabled: true, minReplicas: 2 }, replicaCount: 5, podDisruptionBudget: { minAvailable: 2 } }',
  ],
  ['metrics-server', '{ replicas: 1, podDisruptionBudget: { enabled: true, minAvailable: 1 } }'],
  ['kube-state-metrics', '{ replicas: 1 }'],
])('%s with %s', (name, configuration) => {
  const expected = name === 'kube-state-metrics' ? [] : [{ code: 'addons/blocked-drain', severity: 'error' }];
  expect(found(configuration, name)).toMatchObject(expected);
});

test('on Fargate pods are deleted in the end', () => {
  expect(found('{ podDisruptionBudget: { minAvailable: 2 } }', 'coredns', FARGATE)).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('when EKS patches Fargate') as string },
  ]);
});
