import { VersionsSchema } from './versions.ts';

const source = VersionsSchema.shape.argocd.shape.source;
const commit = '0123456789abcdef0123456789abcdef01234567';
const repoURL = 'https://github.com/argoproj/argo-cd';
const refusedAt = (value: object) =>
  source.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

test.each(['manifests/cluster-install', 'charts/a.b_c-1', '.', '..charts', 'charts/.hidden'])(
  'the path %s is plain',
  (path) => {
    expect(refusedAt({ repoURL, commit, path })).toEqual([]);
  },
);

test.each([
  ...[
    'manifests?ref=main',
    'manifests/a?ref=v1',
    'a#b',
    '/manifests',
    '../a',
    'a/../b',
    'a/./b',
    'a/',
    'a//b',
    '..',
  ],
  ...['a b', 'a\n', '', 'https://example.com/a', './a', 'a\\b'],
])('the path %j is refused', (path) => {
  expect(refusedAt({ repoURL, commit, path })).toEqual([
    `path ${JSON.stringify(path)} is not a plain relative path`,
  ]);
});

test.each([
  `${repoURL}?ref=main`,
  `${repoURL}#main`,
  'https://user:password@github.com/argoproj/argo-cd',
  'http://github.com/argoproj/argo-cd',
])('the repository %s is refused', (url) => {
  expect(refusedAt({ repoURL: url, commit, path: 'a' })).toEqual([
    `repoURL ${JSON.stringify(url)} is not an https URL without user, query and fragment`,
  ]);
});

test.each([
  ['v1.14.1', 'has the v of a git tag'],
  ['1.14.1-rc.1', 'is a release candidate'],
  ['1.14', 'is not one exact version'],
  ['latest', 'is not one exact version'],
])('%s is no release of a chart', (version, why) => {
  const { karpenter, externalDns } = VersionsSchema.shape;
  for (const release of [karpenter, externalDns.unwrap()]) {
    const schema = release.shape.version;
    expect(schema.safeParse(version).error?.issues.map(({ message }) => message)).toEqual([
      `${JSON.stringify(version)} ${why}`,
    ]);
    expect(schema.safeParse('1.14.1').success).toBe(true);
  }
});
