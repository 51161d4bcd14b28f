import { edited, parse, textAt, wordsOf } from '../testing/sources.ts';

const sources = (kinds: string) =>
  edited(
    'projects',
    'workloads: { description: Apps',
    `workloads: { additionalKinds: ${kinds}, description: Apps`,
  );

test('workloads may have more kinds', () => {
  const kinds =
    '[{ group: batch, kind: CronJob }, { group: "", kind: ConfigMap }, { group: a.example.com, kind: Widget }]';
  const { diagnostics, model } = parse(sources(kinds));
  expect(diagnostics).toEqual([]);
  expect(model?.argocd.projects.workloads.additionalKinds).toEqual([
    { group: 'batch', kind: 'CronJob' },
    { group: '', kind: 'ConfigMap' },
    { group: 'a.example.com', kind: 'Widget' },
  ]);
});

test.each([
  [
    '[{ group: argoproj.io, kind: Application }]',
    'argoproj.io',
    'spec/invalid-value: workloads.additionalKinds[0].group: "argoproj.io" is not an API group that workloads may use | for example batch, or "" for the core group; argoproj.io belongs to the platform',
  ],
  [
    '[{ group: "*", kind: CronJob }]',
    '"*"',
    'spec/invalid-value: workloads.additionalKinds[0].group: "*" is not an API group that workloads may use | for example batch, or "" for the core group; argoproj.io belongs to the platform',
  ],
  [
    '[{ group: batch, kind: "*" }]',
    '"*"',
    'spec/invalid-value: workloads.additionalKinds[0].kind: "*" is not a kind | for example CronJob',
  ],
  [
    '[{ group: rbac.authorization.k8s.io, kind: ClusterRole }]',
    '{ group: rbac.authorization.k8s.io, kind: ClusterRole }',
    'spec/conflict: workloads.additionalKinds[0]: ClusterRole has no namespace | leave it out: workloads have objects in namespaces only',
  ],
])('%s is refused', (kinds, place, words) => {
  const { diagnostics } = parse(sources(kinds));
  expect(wordsOf(diagnostics)).toEqual([words]);
  expect(textAt(sources(kinds).projects, diagnostics[0]?.location)).toBe(place);
});

describe('the repository that Argo CD follows', () => {
  const problems = (url: string) =>
    wordsOf(parse(edited('settings', 'https://git.example.com/fleet.git', url)).diagnostics);

  test.each([
    'https://gitlab.example.com:8443/a/b/c.git',
    'git@git.example.com:/srv/git/platform.git',
    'ssh://git@git.example.com:2222/acme/platform.git',
    'https://dev.azure.com/acme/infra/_git/platform',
    'git@ssh.dev.azure.com:v3/acme/infra/platform',
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform',
    'ssh://APKAEXAMPLE@git-codecommit.cn-north-1.amazonaws.com.cn/v1/repos/platform',
  ])('%s', (url) => expect(problems(url)).toEqual([]));

  test.each([
    'https://gitlab.example.com/a/b/c',
    'https://jane@git.example.com/fleet.git',
    'http://git.example.com/fleet.git',
    'file:///srv/git/fleet.git',
    'https://git.example.com/v1/repos/platform',
    'ssh://git.example.com/fleet.git',
  ])('not %s', (url) =>
    expect(problems(url)).toEqual([
      `spec/invalid-value: repository.url: "${url}" is not an https URL without a user, or an ssh URL, that ends in .git (but for CodeCommit and Azure DevOps) | for example https://github.com/example/platform.git`,
    ]),
  );
});
