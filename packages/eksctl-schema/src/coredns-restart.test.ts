import { corednsRestart, type SelectingProfile } from './coredns-restart.ts';

const LABELS = { 'eks.amazonaws.com/component': 'coredns' };
const profiles = (...selectors: SelectingProfile['selectors']) => [
  { selectors: [{ namespace: 'karpenter' }] },
  { selectors },
];

test.each<readonly [string, SelectingProfile['selectors'], string, 'namespace' | 'label' | undefined]>([
  ['the namespace', [{ namespace: 'kube-system' }], '0.150.0', 'namespace'],
  ['empty labels', [{ namespace: 'kube-system', labels: {} }], '0.230.0', 'namespace'],
  ['the component', [{ namespace: 'kube-system', labels: LABELS }], '0.208.0', 'label'],
  ['the component, too early', [{ namespace: 'kube-system', labels: LABELS }], '0.207.0', undefined],
  [
    'both',
    [{ namespace: 'kube-system', labels: LABELS }, { namespace: 'kube-system' }],
    '0.230.0',
    'namespace',
  ],
  ['another label', [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }], '0.230.0', undefined],
  ['a pattern', [{ namespace: 'kube-*' }], '0.230.0', undefined],
  ['another namespace', [{ namespace: 'web', labels: LABELS }], '0.230.0', undefined],
])('a selector of %s', (_, selectors, release, expected) => {
  expect(corednsRestart(profiles(...selectors), release)).toBe(expected);
});
