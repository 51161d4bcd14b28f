import { edited, GOOD, parse, placesOf, sourceFile, wordsOf } from '../testing/sources.ts';
import { parseFleet } from './fleet.ts';

const files = {
  fleet: sourceFile('clusters/fleet.yaml', GOOD.fleet),
  argocdSettings: sourceFile('argocd/settings.yaml', GOOD.settings),
  argocdProjects: sourceFile('argocd/projects.yaml', GOOD.projects),
};

test('good sources', () => {
  const { value, diagnostics } = parseFleet({
    ...files,
    apps: [sourceFile('apps/web/app.yaml', GOOD.app)],
    clusters: [],
  });
  expect(diagnostics).toEqual([]);
  expect([...(value?.stages.keys() ?? [])]).toEqual(['dev', 'prod']);
  expect([...(value?.apps.keys() ?? [])]).toEqual(['web']);
  expect(value?.defaults).toMatchObject({ name: 'fleet', base: ['defaults'] });
  expect(value?.stages.get('prod')).toMatchObject({ name: 'stage', base: ['stages', 'prod'] });
});

test('a broken app is told once; the others stay, and clusters may name it', () => {
  const apps = [
    sourceFile('apps/web/app.yaml', GOOD.app),
    sourceFile('apps/broken/app.yaml', GOOD.app.replace('web', 'broken').replace('1.0', 'latest')),
  ];
  const { value, diagnostics } = parseFleet({ ...files, apps, clusters: [] });
  expect(placesOf(diagnostics)).toEqual(['4:8 spec/version-range']);
  expect([...(value?.apps.keys() ?? [])]).toEqual(['web']);
  expect(value?.brokenApps).toEqual(new Set(['broken']));
  expect(placesOf(parse(edited('app', 'image:', 'imge:')).diagnostics)).toEqual([
    '1:1 spec/missing-key',
    '4:1 spec/unknown-key',
  ]);
});

test('all shared sources are told together', () => {
  const { value, diagnostics } = parseFleet({
    fleet: sourceFile('clusters/fleet.yaml', '- a\n'),
    argocdSettings: sourceFile('argocd/settings.yaml', ''),
    argocdProjects: sourceFile('argocd/projects.yaml', 'a: *b\n'),
    apps: [sourceFile('apps/web/app.yaml', 'x: [\n')],
    clusters: [],
  });
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ location, code }) => `${location?.file} ${code}`).sort()).toEqual([
    'apps/web/app.yaml yaml/syntax',
    'argocd/projects.yaml yaml/alias',
    'argocd/settings.yaml source/empty',
    'clusters/fleet.yaml spec/wrong-type',
  ]);
});

test.each(['settings', 'projects'] as const)(
  'with broken %s of Argo CD a cluster is looked at, but has no model',
  (part) => {
    const { model, diagnostics } = parse({
      [part]: 'kind: Nothing\n',
      ...edited('cluster', 'stage: prod', 'stage: prd'),
    });
    expect(model).toBeUndefined();
    const files = new Set(diagnostics.map(({ location }) => location?.file));
    expect(files).toEqual(new Set([`argocd/${part}.yaml`, 'clusters/sample/cluster.yaml']));
    expect(parse({ [part]: '' }).model).toBeUndefined();
  },
);

test.each([
  ['an unknown key in the defaults', '  tags:', '  tag:', '24:3 spec/unknown-key'],
  ['a key that only a cluster has', '  tags:', '  name: x\n  tags:', '24:3 spec/unknown-key'],
  ['an unquoted version', "'1.35'", '1.30', '4:26 spec/unquoted-text'],
  ['a wrong value in a stage', 'maxDeletedPercent: 10', 'maxDeletedPercent: 101', '30:34 spec/invalid-value'],
  ['a name of a stage that cannot be used', '  prod:', '  Prod_1:', '28:3 spec/invalid-name'],
  ['a stage that is empty', '  dev:\n    tags: { stage: dev }\n', '  dev:\n', '26:7 spec/wrong-type'],
])('%s is told at its line in fleet.yaml', (_, from, to, expected) => {
  const found = parse({
    ...edited('fleet', from, to),
    cluster: GOOD.cluster.replace('stage: prod', 'stage: dev'),
  });
  const places = found.diagnostics.filter(({ location }) => location?.file === 'clusters/fleet.yaml');
  expect(placesOf(places)).toEqual([expected]);
});

test('a problem of a shared layer is told at the layer, once for all who merge it', () => {
  expect(placesOf(parse(edited('fleet', 'eksctl: 0.230.0', 'eksctl: latest')).diagnostics)).toEqual([
    '6:13 spec/version-range',
  ]);
});

test.each([
  [
    'url: https://git.example.com/fleet.git',
    'url: git.example.com/fleet',
    'repository.url: "git.example.com/fleet" is not an https URL without a user, or an ssh URL, that ends in .git (but for CodeCommit and Azure DevOps) | for example https://github.com/example/platform.git',
  ],
  [
    'url: https://git.example.com/fleet.git',
    'url: git@example.com:fleet.git, revision: HEAD',
    'repository.revision: "HEAD" is not a full reference | for example refs/heads/main',
  ],
])('settings of Argo CD: %s -> %s', (from, to, words) => {
  expect(wordsOf(parse(edited('settings', from, to)).diagnostics)).toEqual([`spec/invalid-value: ${words}`]);
});
