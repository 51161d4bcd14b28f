import { sortDiagnostics, specPath } from '@nodeless/core';
import { GOOD, placesOf, sourceFile, wordsOf } from '../testing/sources.ts';
import { parseCluster } from './cluster.ts';
import { parseFleet } from './fleet.ts';

/** The cluster `sample` of the stage `prod` with the given apps, whose files are given below `apps/`. */
function parseApps(apps: string, files: Record<string, string>, mirrors = '') {
  const fleet = parseFleet({
    fleet: sourceFile('clusters/fleet.yaml', GOOD.fleet),
    argocdSettings: sourceFile('argocd/settings.yaml', GOOD.settings),
    argocdProjects: sourceFile('argocd/projects.yaml', GOOD.projects),
    apps: Object.entries(files).map(([path, text]) => sourceFile(`apps/${path}`, text)),
    clusters: ['sample'],
  });
  const text = `${GOOD.cluster.replace('[web]', apps)}${mirrors}`;
  const cluster = sourceFile('clusters/sample/cluster.yaml', text);
  const parsed = fleet.value && parseCluster(fleet.value, { folder: 'sample', cluster });
  const diagnostics = sortDiagnostics([...fleet.diagnostics, ...(parsed?.diagnostics ?? [])]);
  return { model: parsed?.value, app: parsed?.value?.chartApps[0], diagnostics };
}

const parseShop = (files: Record<string, string>, mirrors?: string) =>
  parseApps(
    '[shop]',
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`shop/${path}`, text])),
    mirrors,
  );

const HEAD = 'apiVersion: nodeless/v1alpha1\nkind: Chart\nname: shop\n';
const COMMIT = 'a'.repeat(40);
const DIGEST = `sha256:${'5f'.repeat(32)}`;
const GIT = `source: { git: https://git.example.com/charts.git, commit: ${COMMIT}, path: charts/shop }\n`;
const REPOSITORY = 'source: { repository: https://charts.example.com, chart: shop, version: 1.2.3 }\n';
const OCI = `source: { oci: oci://ghcr.io/example/shop, version: 1.2.3, digest: '${DIGEST}' }\n`;

test('a chart at a commit, with its defaults', () => {
  const { app, model, diagnostics } = parseShop({ 'chart.yaml': HEAD + GIT });
  expect(diagnostics).toEqual([]);
  expect([model?.apps, model?.manifestApps]).toEqual([[], []]);
  expect(app).toEqual({
    apiVersion: 'nodeless/v1alpha1',
    apiVersions: [],
    kind: 'Chart',
    name: 'shop',
    podSecurity: 'restricted',
    render: 'argocd',
    source: { git: 'https://git.example.com/charts.git', commit: COMMIT, path: 'charts/shop' },
    values: {},
  });
});

test('the layers of the stage and the cluster, key by key; null in values stays for Helm', () => {
  const { app, model, diagnostics } = parseShop({
    'chart.yaml': `${HEAD}${REPOSITORY}releaseName: store\nvalues: { a: 1, b: { c: 1, d: 2 }, e: null, list: [1, 2] }\n`,
    'overlays/prod.yaml': 'source: { version: 1.2.4 }\nvalues: { b: { c: 3 }, list: [3] }\n',
    'overlays/sample.yaml': 'releaseName: null\nvalues: { b: { d: null } }\n',
    'overlays/dev.yaml': 'values: { a: 7 }\n',
  });
  expect(diagnostics).toEqual([]);
  expect(app).toMatchObject({
    source: { repository: 'https://charts.example.com', chart: 'shop', version: '1.2.4' },
    values: { a: 1, b: { c: 3, d: null }, e: null, list: [3] },
  });
  expect(app).not.toHaveProperty('releaseName');
  expect(model?.provenance(specPath('chart/shop', 'source', 'version'))).toMatchObject({
    layer: 'stage',
    location: { file: 'apps/shop/overlays/prod.yaml', line: 1, column: 20 },
  });
});

test('a stage reads the chart from another kind of source', () => {
  const { app, diagnostics } = parseShop({
    'chart.yaml': HEAD + REPOSITORY,
    'overlays/prod.yaml': `source: { repository: null, chart: null, oci: oci://ghcr.io/example/shop, digest: '${DIGEST}' }\n`,
  });
  expect(diagnostics).toEqual([]);
  expect(app?.source).toEqual({ oci: 'oci://ghcr.io/example/shop', version: '1.2.3', digest: DIGEST });
});

test('mirrors take the place of repositories and registries; commits, digests and values stay', () => {
  const mirrors = `mirrors:
  git: { 'https://git.example.com/': 'https://mirror.example.com/', 'https://charts.example.com': 'https://mirror.example.com/charts' }
  images: { ghcr.io: { pullThroughCache: github } }
`;
  const sourceOf = (source: string) => parseShop({ 'chart.yaml': HEAD + source }, mirrors).app?.source;
  expect(sourceOf(GIT)).toMatchObject({ git: 'https://mirror.example.com/charts.git', commit: COMMIT });
  expect(sourceOf(REPOSITORY)).toMatchObject({ repository: 'https://mirror.example.com/charts' });
  expect(sourceOf(OCI)).toMatchObject({
    oci: 'oci://111122223333.dkr.ecr.eu-central-1.amazonaws.com/github/example/shop',
    digest: DIGEST,
  });
});

test.each<[string, Record<string, string>, string[], RegExp]>([
  [
    'a range',
    { 'chart.yaml': HEAD + REPOSITORY.replace('1.2.3', "'1.*'") },
    ['4:73 spec/version-range'],
    /"1\.\*" is not one exact version/,
  ],
  [
    'a range of a stage',
    { 'chart.yaml': HEAD + REPOSITORY, 'overlays/dev.yaml': "source: { version: '>=1.2.3' }\n" },
    ['1:20 spec/version-range'],
    /">=1\.2\.3" is not one exact version/,
  ],
  [
    'a version that Helm cannot read',
    { 'chart.yaml': HEAD + REPOSITORY.replace('1.2.3', '1.2.3.4') },
    ['4:73 spec/version-range'],
    /"1\.2\.3\.4" is not one exact version/,
  ],
  [
    'no commit',
    { 'chart.yaml': HEAD + GIT.replace(`commit: ${COMMIT}, `, '') },
    ['4:9 spec/missing-key'],
    /source: the key "commit" is missing/,
  ],
  [
    'a tag for a commit',
    { 'chart.yaml': HEAD + GIT.replace(COMMIT, 'v1.2.3') },
    ['4:60 spec/version-range'],
    /"v1\.2\.3" is not a full commit id/,
  ],
  [
    'no digest',
    { 'chart.yaml': HEAD + OCI.replace(`, digest: '${DIGEST}'`, '') },
    ['4:9 spec/missing-key'],
    /source: the key "digest" is missing/,
  ],
  [
    'a tag in the URL of a registry',
    { 'chart.yaml': HEAD + OCI.replace('shop,', 'shop:1.2.3,') },
    ['4:16 spec/invalid-value'],
    /without tag and digest/,
  ],
  [
    'two kinds of sources',
    { 'chart.yaml': HEAD + REPOSITORY.replace('chart: shop', `chart: shop, commit: ${COMMIT}`) },
    ['4:64 spec/conflict'],
    /"commit" cannot stand beside "repository", "chart"/,
  ],
  [
    'an app.yaml beside it',
    { 'chart.yaml': HEAD + GIT, 'app.yaml': GOOD.app },
    ['1:1 chart/both-forms'],
    /apps\/shop\/app\.yaml stands beside it/,
  ],
  [
    'manifests beside it',
    { 'chart.yaml': HEAD + GIT, 'manifests/a.yaml': 'a: b\n' },
    ['1:1 chart/both-forms'],
    /apps\/shop\/manifests\/a\.yaml stands beside it/,
  ],
  [
    'another name than its folder',
    { 'chart.yaml': HEAD.replace('shop', 'shopp') + GIT },
    ['3:7 spec/name-mismatch'],
    /write name: shop/,
  ],
])('what is refused: %s', (_, files, places, words) => {
  const { model, diagnostics } = parseShop(files);
  expect([model, placesOf(diagnostics)]).toEqual([undefined, places]);
  expect(wordsOf(diagnostics).join('\n')).toMatch(words);
});

test('a name that is too long for a release needs a releaseName', () => {
  const name = 'a'.repeat(54);
  const files = (more: string) => ({
    [`${name}/chart.yaml`]: `${HEAD.replace('shop', name)}${GIT}${more}`,
  });
  expect(placesOf(parseApps(`[${name}]`, files('')).diagnostics)).toEqual(['3:7 spec/invalid-name']);
  expect(parseApps(`[${name}]`, files('releaseName: a\n')).diagnostics).toEqual([]);
});

test('two charts of one release name in one namespace', () => {
  const chart = (name: string, more: string) => ({
    [`${name}/chart.yaml`]: `${HEAD.replace('shop', name)}${GIT}${more}`,
  });
  const { diagnostics } = parseApps('[shop, store]', {
    ...chart('shop', ''),
    ...chart('store', 'namespace: shop\nreleaseName: shop\n'),
  });
  expect(diagnostics).toEqual([
    {
      code: 'chart/release-name-taken',
      severity: 'error',
      message: 'the release "shop" is in the namespace shop already, as that of the app shop',
      hint: 'write another releaseName, or put one of the two into another namespace',
      location: { file: 'apps/store/chart.yaml', line: 6, column: 14, endLine: 6, endColumn: 18 },
      related: [
        {
          message: 'the app shop',
          location: { file: 'apps/shop/chart.yaml', line: 3, column: 7, endLine: 3, endColumn: 11 },
        },
      ],
    },
  ]);
  for (const more of ['namespace: shop\n', 'releaseName: shop\n']) {
    expect(parseApps('[shop, store]', { ...chart('shop', ''), ...chart('store', more) }).diagnostics).toEqual(
      [],
    );
  }
});
