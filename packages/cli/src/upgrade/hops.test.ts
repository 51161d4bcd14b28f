import { hops } from './hops.ts';

test('one minor version at a time', () => {
  expect(hops('1.33', '1.36')).toEqual([
    { from: '1.33', to: '1.34' },
    { from: '1.34', to: '1.35' },
    { from: '1.35', to: '1.36' },
  ]);
});

test.each([
  ['1.35', '1.35', 'the cluster has Kubernetes 1.35 already'],
  ['1.35', '1.33', 'a control plane never goes back: it has 1.35, and 1.33 is older'],
  ['1.35', '2.0', 'a Kubernetes version is written as 1.36'],
  ['1.35', '1.9999', 'a Kubernetes version is written as 1.36'],
])('%s to %s: %s', (from, to, problem) => expect(hops(from, to)).toBe(problem));

test('a version that EKS does not have is named, the first one on the way', () => {
  expect(hops('1.37', '1.40')).toMatch(/^EKS does not offer Kubernetes 1\.38; it has 1\.\d+, /);
});
