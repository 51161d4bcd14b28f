import { brief, run } from '../../testing/view.ts';
import { corednsRestarts } from './coredns-restart.ts';

const found = (selector: string, more = '', compute = '') =>
  run(corednsRestarts, {
    cluster: `compute:\n  fargate: { profiles: [{ name: platform, selectors: [{ namespace: argocd }] }, { name: dns, selectors: [{ namespace: karpenter }, ${selector}] }] }\n${compute}${more}`,
  });
const COMPONENT = '{ namespace: kube-system, labels: { eks.amazonaws.com/component: coredns } }';
const KUBE_DNS = '{ namespace: kube-system, labels: { k8s-app: kube-dns } }';
const group = (taints: string) =>
  `  managedNodeGroups: [{ name: sys, architecture: amd64, instanceTypes: [m5.large], scaling: { min: 2, max: 3 }, ${taints} }]\n`;

test.each([
  ['a selector of the namespace', '{ namespace: kube-system }', '', ''],
  ['labels of other pods', '{ namespace: kube-system, labels: { k8s-app: metrics-server } }', '', ''],
  ['CoreDNS on nodes', KUBE_DNS, 'addons: { coredns: { configuration: { computeType: EC2 } } }\n', ''],
  ['nodes that are there from the start', KUBE_DNS, '', group('labels: { a: b }')],
])('%s needs no restart', (_, selector, more, compute) => {
  expect(found(selector, more, compute)).toEqual([]);
});

test('the label that eksctl knows', () => {
  expect(found(COMPONENT)).toEqual([
    {
      code: 'fargate/coredns-restart',
      severity: 'warning',
      message:
        'CoreDNS is older than the Fargate profile "dns", which takes only pods that are made after it: eksctl restarts it for this label from 0.208.0 on; whatever else makes the profile again leaves the cluster without DNS',
      hint: 'write { namespace: kube-system } without labels, or run kubectl rollout restart deployment/coredns each time that the profile is made',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 7, column: 132 }),
    },
  ]);
});

test.each([
  ['a label that eksctl does not know', KUBE_DNS, '', ''],
  ['a pattern', "{ namespace: 'kube-*' }", '', ''],
  ['an eksctl that knows no labels', COMPONENT, 'versions: { eksctl: 0.207.0 }\n', ''],
  ['nodes that refuse CoreDNS', KUBE_DNS, '', group('taints: [{ key: team, value: a, effect: NoSchedule }]')],
])('%s leaves it to a person', (_, selector, more, compute) => {
  const all = found(selector, more, compute);
  expect(brief(all)).toEqual(['clusters/test/cluster.yaml:7:132 warning fargate/coredns-restart']);
  expect(all[0]?.message).toContain('no name is found until a person does');
});
