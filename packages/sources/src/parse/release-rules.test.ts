import { COMPONENTS } from '@nodeless/catalogue';
import { knownReleases } from '../model/releases/pins.ts';
import { edited, GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const [KARPENTER] = knownReleases(COMPONENTS);
const { source: chart = '', crds = '' } = KARPENTER?.pins[0]?.commits ?? {};
const UPSTREAM = `https://github.com/${KARPENTER?.repository}`;

/** The smallest sources with other commits of Karpenter, and more lines in cluster.yaml. */
function karpenter(
  commits: { source: string; crds?: string },
  lines = '',
  url = 'https://git.example.com/karpenter',
) {
  const fleet = GOOD.fleet
    .replace(
      /source: \{ repoURL: https:\/\/git\.example\.com\/karpenter, commit: a+/,
      `source: { repoURL: ${url}, commit: ${commits.source}`,
    )
    .replace(
      /crds: \{ repoURL: https:\/\/git\.example\.com\/karpenter, commit: a+/,
      `crds: { repoURL: ${url}, commit: ${commits.crds ?? 'a'.repeat(40)}`,
    );
  return parse({ ...edited('cluster', 'apps: [web]', `apps: [web]\n${lines}`), fleet });
}

test('version and commit of one release are no finding, wherever they are written', () => {
  expect(karpenter({ source: chart, crds }).diagnostics).toEqual([]);
  expect(
    karpenter({ source: chart, crds }, 'versions: { karpenter: { version: 1.14.1 } }').diagnostics,
  ).toEqual([]);
  // Nothing is known of this one, and one layer says both.
  expect(karpenter({ source: 'f'.repeat(40) }).diagnostics).toEqual([]);
});

test('a version beside the commit of another one is an error', () => {
  const { diagnostics } = karpenter({ source: chart, crds }, 'versions: { karpenter: { version: 1.15.2 } }');
  expect(placesOf(diagnostics)).toEqual([
    '21:35 spec/version-without-commit',
    '21:35 spec/version-without-commit',
  ]);
  expect(wordsOf(diagnostics)[1]).toBe(
    'spec/version-without-commit: versions.karpenter: 1.15.2 is written beside the commit of 1.14.1 (source), which Argo CD would deploy | write version and commit of one release; `npx nodeless versions karpenter 1.15.2` says how to find the commit',
  );
  expect(diagnostics[0]?.related?.map(({ location }) => location.file)).toEqual(['clusters/fleet.yaml']);
});

test('of a release that nobody knows, version and commit are written in one layer', () => {
  const { diagnostics } = karpenter(
    { source: 'f'.repeat(40) },
    'versions: { karpenter: { version: 1.15.2 } }',
  );
  expect(wordsOf(diagnostics)[1]).toBe(
    'spec/version-without-commit: versions.karpenter: the version comes from the layer cluster, and the commit of source from the layer fleet: one moved without the other | write both in one layer; `npx nodeless versions karpenter 1.15.2` says how to find the commit',
  );
  const both = `versions: { karpenter: { version: 1.15.2, source: { commit: ${'c'.repeat(40)} }, crds: { commit: ${'d'.repeat(40)} } } }`;
  expect(karpenter({ source: 'f'.repeat(40) }, both).diagnostics).toEqual([]);
});

test('chart and CRDs of upstream are of one release', () => {
  const both = (source: string, ofCrds: string) =>
    `versions: { karpenter: { version: 1.15.2, source: { repoURL: ${UPSTREAM}, commit: ${source} }, crds: { repoURL: ${UPSTREAM}, commit: ${ofCrds} } } }`;
  const [c, d] = ['c'.repeat(40), 'd'.repeat(40)];
  const { diagnostics } = karpenter({ source: chart, crds }, both(c, c));
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  expect(wordsOf(diagnostics)).toEqual([
    'spec/version-without-commit: versions.karpenter: source and crds name one commit; the chart at a tag of this repository deploys the version before | write the commits of one release; docs/versions.md says how to find them',
  ]);
  expect(karpenter({ source: chart, crds }, both(c, d)).diagnostics).toEqual([]);

  const controller = (source: string, ofCrds: string) => {
    const url = 'https://github.com/kubernetes-sigs/aws-load-balancer-controller';
    return `versions: { awsLoadBalancerController: { version: 3.6.0, source: { repoURL: ${url}, commit: ${source} }, crds: { repoURL: ${url}, commit: ${ofCrds} } } }`;
  };
  const two = karpenter({ source: chart, crds }, controller(c, d)).diagnostics;
  expect(two.map(({ severity }) => severity)).toEqual(['error']);
  expect(wordsOf(two)).toEqual([
    'spec/version-without-commit: versions.awsLoadBalancerController: source and crds name two commits of one repository, whose releases are one commit | write the commits of one release; docs/versions.md says how to find them',
  ]);
  expect(karpenter({ source: chart, crds }, controller(c, c)).diagnostics).toEqual([]);
});

test('another commit of the repository itself is a warning with the commit that is known', () => {
  const { diagnostics } = karpenter({ source: crds, crds }, '', UPSTREAM);
  expect(diagnostics.map(({ severity, hint }) => [severity, hint])).toEqual([
    ['warning', `that of 1.14.1 is ${chart}`],
  ]);
});

test.each([
  ['v1.14.1', '"v1.14.1" has the v of a git tag | write 1.14.1'],
  [
    '1.15.0-rc.1',
    '"1.15.0-rc.1" is a release candidate | write a version that is released, for example 1.15.0',
  ],
])('the version %s of a chart is refused', (version, words) => {
  const { diagnostics } = karpenter(
    { source: chart, crds },
    `versions: { karpenter: { version: ${version} } }`,
  );
  expect(wordsOf(diagnostics.filter(({ code }) => code === 'spec/invalid-value'))).toEqual([
    `spec/invalid-value: versions.karpenter.version: ${words}`,
  ]);
});
