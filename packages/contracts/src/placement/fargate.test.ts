import { COREDNS_PODS, fargateProfileOf, type PodIdentity } from './fargate.ts';

type Profiles = Parameters<typeof fargateProfileOf>[0];

const pod = (namespace: string, labels: PodIdentity['labels'] = {}): PodIdentity => ({ namespace, labels });
const nameOf = (profiles: Profiles, of: PodIdentity) => fargateProfileOf(profiles, of)?.name;

const WEB: Profiles = [
  { name: 'web', selectors: [{ namespace: 'web', labels: { tier: 'front', 'app?': 'a*' } }] },
];

test('a pod needs the namespace and all labels of one selector', () => {
  expect(nameOf(WEB, pod('web', { tier: 'front', app1: 'abc', more: 'x' }))).toBe('web');
  expect(nameOf(WEB, pod('web', { tier: 'front' }))).toBeUndefined();
  expect(nameOf(WEB, pod('web', { tier: 'back', app1: 'abc' }))).toBeUndefined();
  expect(nameOf(WEB, pod('other', { tier: 'front', app1: 'abc' }))).toBeUndefined();
});

test('a selector without labels takes the whole namespace, wildcards take several', () => {
  const profiles: Profiles = [{ name: 'prod', selectors: [{ namespace: 'a' }, { namespace: 'prod-*' }] }];
  expect(['a', 'prod-', 'prod-x', 'prod', 'b'].map((namespace) => nameOf(profiles, pod(namespace)))).toEqual([
    'prod',
    'prod',
    'prod',
    undefined,
    undefined,
  ]);
});

test('the first profile by name wins, unless the pod names another that matches', () => {
  const profiles: Profiles = [
    { name: 'prod-workload', selectors: [{ namespace: 'a' }] },
    { name: 'beta-workload', selectors: [{ namespace: 'a' }] },
    { name: 'other', selectors: [{ namespace: 'b' }] },
  ];
  const naming = (name: string) => pod('a', { 'eks.amazonaws.com/fargate-profile': name });
  expect(nameOf(profiles, pod('a'))).toBe('beta-workload');
  expect(nameOf(profiles, naming('prod-workload'))).toBe('prod-workload');
  expect(nameOf(profiles, naming('other'))).toBeUndefined();
});

test.each([
  [{ namespace: 'kube-system' }, true],
  [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }, true],
  [{ namespace: 'kube-system', labels: { 'eks.amazonaws.com/component': 'coredns' } }, true],
  [{ namespace: 'kube-system', labels: { 'k8s-app': 'metrics-server' } }, false],
  [{ namespace: 'karpenter' }, false],
])('CoreDNS and the selector %j: %s', (selector, expected) => {
  expect(fargateProfileOf([{ name: 'a', selectors: [selector] }], COREDNS_PODS) !== undefined).toBe(expected);
});
