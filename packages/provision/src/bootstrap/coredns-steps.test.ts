import type { JsonObject } from '@nodeless/core';
import { modelOf, SEOUL } from '../testing/model.ts';
import { bootstrapSteps } from './steps.ts';

/** The steps of a cluster where these selectors are all that could take CoreDNS. */
function steps(...selectors: JsonObject[]) {
  const profiles = [
    { name: 'platform', selectors: [{ namespace: 'argocd' }, { namespace: 'karpenter' }] },
    ...(selectors.length === 0 ? [] : [{ name: 'dns', selectors }]),
  ];
  return bootstrapSteps(modelOf(SEOUL, { compute: { fargate: { profiles } } }));
}

test.each<readonly [string, readonly JsonObject[], boolean]>([
  ['the namespace', [{ namespace: 'kube-system' }], false],
  [
    'the label that eksctl knows',
    [{ namespace: 'kube-system', labels: { 'eks.amazonaws.com/component': 'coredns' } }],
    false,
  ],
  ['another label', [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }], true],
  ['a pattern', [{ namespace: 'kube-*' }], true],
  ['a label of other pods', [{ namespace: 'kube-system', labels: { 'k8s-app': 'metrics-server' } }], false],
  ['nothing', [], false],
])('a Fargate profile that selects %s', (_, selectors, restarts) => {
  expect(steps(...selectors).some(({ title }) => title === 'Restart CoreDNS')).toBe(restarts);
});

test('CoreDNS runs before Argo CD asks it for a name', () => {
  const found = steps({ namespace: 'kube-*' });
  const index = found.findIndex(({ title }) => title === 'Restart CoreDNS');
  expect(found[index - 1]?.title).toBe('Point kubectl at the cluster');
  expect(found[index]).toEqual({
    title: 'Restart CoreDNS',
    why: 'Its pods are older than the Fargate profile dns, which takes only those that are made after it. eksctl 0.230.0 does not restart CoreDNS by itself for such a selector.',
    command: [
      'kubectl --context nodeless-seoul rollout restart --namespace kube-system deployment/coredns',
      'kubectl --context nodeless-seoul rollout status --namespace kube-system \\\n  --timeout=15m deployment/coredns',
    ].join('\n'),
  });
});
