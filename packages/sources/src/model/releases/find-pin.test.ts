import { parse } from 'yaml';
import { findingCommands, pinLines, pinOf, writtenVersion } from './find-pin.ts';
import { COMPONENTS } from '@nodeless/catalogue';
import { knownReleases, releasePins, type KnownRelease } from './pins.ts';

const RELEASES = knownReleases(COMPONENTS);
const PINS = releasePins(RELEASES);

function release(key: string): KnownRelease {
  const found = RELEASES.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no release ${key}`);
  return found;
}

test.each([
  ['karpenter', '1.15.2', '1.15.2'],
  ['karpenter', 'v1.15.2', '1.15.2'],
  ['argocd', '3.6.1', 'v3.6.1'],
  ['argocd', 'v3.6.1', 'v3.6.1'],
] as const)('a version of %s that is typed as %s is written %s', (key, typed, written) => {
  expect(writtenVersion(release(key), typed)).toBe(written);
});

test.each(PINS.map((pin) => [pin.release, pin] as const))('the lines of %s are its pin', (key, pin) => {
  const { version, commits } = pin;
  expect(parse(['versions:', ...pinLines(pin)].join('\n'))).toEqual({
    versions: {
      [key]: {
        version,
        ...Object.fromEntries(Object.entries(commits).map(([part, commit]) => [part, { commit }])),
      },
    },
  });
  expect(pinOf(release(key), version)).toEqual({ version, commits });
});

test('a version that nobody knows has no pin', () => {
  expect(pinOf(release('karpenter'), '9.9.9')).toBeUndefined();
});

test.each([
  ['awsLoadBalancerController', '3.6.0', 'refs/tags/v3.6.0'],
  ['clusterAutoscaler', '9.60.0', 'refs/tags/cluster-autoscaler-chart-9.60.0'],
  ['externalDns', '1.22.0', 'refs/tags/external-dns-helm-chart-1.22.0'],
  ['argocd', 'v3.6.1', 'refs/tags/v3.6.1'],
] as const)('%s %s is looked for as %s, and what an annotated tag points to', (key, version, tag) => {
  const [command, ...others] = findingCommands(release(key), version);
  expect(others).toEqual([]);
  expect(command).toMatch(/^git ls-remote https:\/\/github\.com\//);
  expect(command?.split(' ').slice(-2)).toEqual([`'${tag}'`, `'${tag}^{}'`]);
});

test('the CRDs of Karpenter are at the tag, its chart is after it', () => {
  expect(findingCommands(release('karpenter'), '1.15.2').slice(1, 3)).toEqual([
    "git rev-parse 'v1.15.2^{commit}' # crds",
    "git log --reverse --format=%H -S 'appVersion: 1.15.2' -- charts/karpenter/Chart.yaml # source",
  ]);
});
