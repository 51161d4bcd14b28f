import { problemPaths } from '../testing/config.ts';

const profile = (change: object) => ({
  fargateProfiles: [{ name: 'a', selectors: [{ namespace: 'a' }], ...change }],
});
const labels = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`l${index}`, '']));

test.each([
  ['a namespace', profile({})],
  ['wildcards', profile({ selectors: [{ namespace: 'prod-*', labels: { 'app?': '*' } }] })],
  ['five selectors', profile({ selectors: Array.from({ length: 5 }, () => ({ namespace: 'a' })) })],
  ['five labels', profile({ selectors: [{ namespace: 'a', labels: labels(5) }] })],
  ['a name that only contains the prefix', profile({ name: 'my-eks-profile' })],
])('%s is accepted', (_, change) => {
  expect(problemPaths(change)).toEqual([]);
});

test.each([
  ['an empty name', profile({ name: '' }), ['fargateProfiles.0.name']],
  ['the prefix of EKS', profile({ name: 'eks-a' }), ['fargateProfiles.0.name']],
  ['no selector list', profile({ selectors: undefined }), ['fargateProfiles.0.selectors']],
  ['no selector', profile({ selectors: [] }), ['fargateProfiles.0.selectors']],
  [
    'six selectors',
    profile({ selectors: Array.from({ length: 6 }, () => ({ namespace: 'a' })) }),
    ['fargateProfiles.0.selectors'],
  ],
  [
    'a selector without a namespace',
    profile({ selectors: [{ labels: {} }] }),
    ['fargateProfiles.0.selectors.0.namespace'],
  ],
  [
    'six labels',
    profile({ selectors: [{ namespace: 'a', labels: labels(6) }] }),
    ['fargateProfiles.0.selectors.0.labels'],
  ],
  [
    'one name twice',
    { fargateProfiles: [...profile({}).fargateProfiles, ...profile({}).fargateProfiles] },
    ['fargateProfiles.1.name'],
  ],
])('%s is refused', (_, change, paths) => {
  expect(problemPaths(change)).toEqual(paths);
});
