import { hash } from 'node:crypto';
import { sortDiagnostics, specPath } from '@nodeless/core';
import { GOOD, placesOf, sourceFile, wordsOf } from '../../testing/sources.ts';
import { parseCluster, type ParsedCluster } from '../cluster.ts';
import { parseFleet } from '../fleet.ts';
import type { FolderDigest } from './folder-digest.ts';
import { inputsOf, inputsText, lockPath, renderingPath, type RenderingRequest } from './request.ts';

const CHART = `apiVersion: nodeless/v1alpha1
kind: Chart
name: shop
render: local
source: { local: charts/shop }
`;
const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { a: b }\n';
const DIGESTS: readonly FolderDigest[] = [{ path: 'charts/shop', sha256: 'a'.repeat(64) }];

interface Given {
  readonly files: Readonly<Record<string, string>>;
  readonly digests?: readonly FolderDigest[];
  readonly cluster?: string;
  readonly apps?: string;
}

function parse({ files, digests = DIGESTS, cluster = GOOD.cluster, apps = '[shop]' }: Given) {
  const fleet = parseFleet({
    fleet: sourceFile('clusters/fleet.yaml', GOOD.fleet),
    argocdSettings: sourceFile('argocd/settings.yaml', GOOD.settings),
    argocdProjects: sourceFile('argocd/projects.yaml', GOOD.projects),
    apps: Object.entries(files).map(([path, text]) => sourceFile(`apps/${path}`, text)),
    digests: [...digests, ...digestsOf(files)],
    clusters: ['sample'],
  });
  const text = cluster.replace('[web]', apps);
  const parsed: ParsedCluster | undefined =
    fleet.value &&
    parseCluster(fleet.value, {
      folder: 'sample',
      cluster: sourceFile('clusters/sample/cluster.yaml', text),
    });
  return {
    model: parsed?.value,
    requests: parsed?.renderings,
    diagnostics: sortDiagnostics([...fleet.diagnostics, ...(parsed?.diagnostics ?? [])]),
  };
}

/** Of the renderings among the files. */
function digestsOf(files: Readonly<Record<string, string>>): FolderDigest[] {
  return Object.entries(files).map(([path, text]) => ({
    path: `apps/${path}`,
    sha256: hash('sha256', text),
  }));
}

/** The files that lock a rendering for a request. */
function locked(request: RenderingRequest | undefined, text: string): Record<string, string> {
  if (request === undefined) throw new Error('nothing is asked for');
  const key = 'c'.repeat(32);
  const lock = {
    apiVersion: 'nodeless/v1alpha1',
    kind: 'Lock',
    tool: { name: 'helm', version: 'v3.19.0' },
    renderings: {
      [key]: {
        sha256: hash('sha256', text),
        inputs: inputsOf(request),
        objects: [
          { object: 'ConfigMap shop', template: 'templates/a.yaml' },
          { object: 'x', template: 'a#b' },
        ],
        crds: [],
        images: [],
      },
    },
  };
  return Object.fromEntries(
    [
      [lockPath(request.app, request.tool), JSON.stringify(lock)],
      [renderingPath(request.app, key), text],
    ].map(([path = '', content = '']) => [path.slice('apps/'.length), content]),
  );
}

const only = <T>(list: readonly T[] | undefined): T | undefined => (list?.length === 1 ? list[0] : undefined);

test('what is not rendered is an error where the chart is named, and says what is asked for', () => {
  const files = {
    'shop/chart.yaml': `${CHART}releaseName: store\nnamespace: sales\napiVersions: [b/v1, a/v1, b/v1]\nvalues: { a: 1, b: null }\n`,
    'shop/overlays/prod.yaml': 'values: { a: 2 }\n',
  };
  const { model, requests, diagnostics } = parse({ files });
  expect(model).toBeUndefined();
  expect(placesOf(diagnostics)).toEqual(['5:9 lock/not-rendered']);
  expect(wordsOf(diagnostics).join('\n')).toMatch(
    /Kubernetes 1\.35.*run npx nodeless lock shop where helm is installed/,
  );
  expect(requests).toEqual([
    {
      tool: 'helm',
      app: 'shop',
      location: expect.objectContaining({ file: 'apps/shop/chart.yaml', line: 5, column: 9 }),
      chart: { local: 'charts/shop' },
      sha256: 'a'.repeat(64),
      release: 'store',
      namespace: 'sales',
      values: { a: 2, b: null },
      kubernetes: '1.35',
      apiVersions: ['a/v1', 'b/v1'],
    },
  ]);
});

test('what was rendered is an app of manifests, whose objects stand where the chart is named', () => {
  const files = { 'shop/chart.yaml': CHART };
  const found = parse({
    files: {
      ...files,
      ...locked(only(parse({ files }).requests), `${CONFIG}---\n${CONFIG.replace('shop', 'more')}`),
    },
  });
  expect(found.diagnostics).toEqual([]);
  expect(found.model?.chartApps).toEqual([]);
  const app = only(found.model?.manifestApps);
  expect(app).toMatchObject({
    name: 'shop',
    namespace: 'shop',
    podSecurity: 'restricted',
    chart: { render: 'local' },
  });
  expect(app?.objects.map(({ manifest }) => manifest)).toEqual([
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shop', namespace: 'shop' }, data: { a: 'b' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'more', namespace: 'shop' }, data: { a: 'b' } },
  ]);
  expect(app?.objects.map((one) => one.specPath)).toEqual([
    'manifest/shop/templates/a.yaml/0#',
    'manifest/shop/1#',
  ]);
  const [first] = app?.objects ?? [];
  expect(
    found.model?.provenance(specPath(first?.specPath.replace(/#.*/, '') ?? '', 'data', 'a')),
  ).toMatchObject({
    location: { file: 'apps/shop/chart.yaml', line: 5, column: 9 },
  });
  expect(found.model?.provenance(specPath('chart/shop', 'render'))).toMatchObject({
    location: { file: 'apps/shop/chart.yaml', line: 4 },
  });
});

test('everything that decides what comes out is among the inputs, and nothing else', () => {
  const base = { files: { 'shop/chart.yaml': CHART } };
  const inputsFor = (given: Given): string => {
    const request = only(parse(given).requests);
    if (request === undefined) throw new Error('nothing is asked for');
    return inputsText(inputsOf(request));
  };
  const withLines = (lines: string) => ({ files: { 'shop/chart.yaml': `${CHART}${lines}` } });
  const first = inputsFor(base);
  const others = [
    withLines('values: { a: 1 }\n'),
    withLines('releaseName: store\n'),
    withLines('namespace: sales\n'),
    withLines('apiVersions: [a/v1]\n'),
    { ...base, digests: [{ path: 'charts/shop', sha256: 'b'.repeat(64) }] },
    { ...base, cluster: `${GOOD.cluster}kubernetes: { version: '1.34' }\n` },
  ].map(inputsFor);
  expect(new Set([first, ...others]).size).toBe(others.length + 1);
  expect(inputsFor(withLines('podSecurity: baseline\n# more\n'))).toBe(first);
  expect(inputsFor(withLines('values: { a: 1, b: 2 }\n'))).toBe(
    inputsFor(withLines('values: { b: 2, a: 1 }\n')),
  );
});

test('a rendering that was edited, one that is missing, and a lock that a merge broke', () => {
  const files = { 'shop/chart.yaml': CHART };
  const good = locked(only(parse({ files }).requests), CONFIG);
  const [lock = '', rendering = ''] = Object.keys(good);
  const broken = (more: Record<string, string | undefined>) => {
    const all = Object.entries({ ...files, ...good, ...more }).filter((entry) => entry[1] !== undefined);
    const { model, requests, diagnostics } = parse({
      files: Object.fromEntries(all) as Record<string, string>,
    });
    expect(model).toBeUndefined();
    expect(requests).toHaveLength(1);
    return diagnostics.map(({ code, message, location }) => [code, location?.file, message]);
  };
  expect(broken({ [rendering]: CONFIG.replace('b }', 'c }') })).toEqual([
    ['lock/damaged', `apps/${rendering}`, 'the rendering is not what was locked'],
  ]);
  expect(broken({ [rendering]: undefined })).toEqual([
    ['lock/damaged', `apps/${rendering}`, 'the rendering is missing'],
  ]);
  for (const text of ['<<<<<<< ours\n{}\n', '{}', good[lock]?.replace('"helm"', '"sh"') ?? '']) {
    expect(broken({ [lock]: text })).toEqual([
      [
        'lock/damaged',
        `apps/${lock}`,
        expect.stringContaining('no lock file that nodeless lock has written'),
      ],
    ]);
  }
});

test('an object that an app cannot have is told where the chart is named', () => {
  const files = { 'shop/chart.yaml': CHART };
  const text = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: shop }\n';
  const { diagnostics } = parse({ files: { ...files, ...locked(only(parse({ files }).requests), text) } });
  expect(placesOf(diagnostics)).toEqual(['5:9 manifests/cluster-scoped']);
  expect(diagnostics[0]?.location?.file).toBe('apps/shop/chart.yaml');
});

test('a chart without any object, and one that the repository lacks', () => {
  const files = { 'shop/chart.yaml': CHART };
  const empty = parse({ files: { ...files, ...locked(only(parse({ files }).requests), '') } });
  expect(empty.diagnostics).toEqual([]);
  expect(only(empty.model?.manifestApps)?.objects).toEqual([]);
  const { requests, diagnostics } = parse({ files, digests: [] });
  expect(requests).toEqual([]);
  expect(placesOf(diagnostics)).toEqual(['5:9 source/missing']);
});

test.each([
  ['source: { local: charts/shop }\n', '4:18 chart/only-local', /render: local/],
  [
    `source: { git: https://git.example.com/a, commit: ${'a'.repeat(40)}, path: . }\napiVersions: [a/v1]\n`,
    '5:14 chart/only-local',
    /asks the cluster/,
  ],
  ['render: local\nsource: { local: ../shop }\n', '5:18 spec/invalid-value', /a chart of this repository/],
  [
    'render: local\nsource: { local: charts/-x/../y }\n',
    '5:18 spec/invalid-value',
    /a chart of this repository/,
  ],
  [
    'render: local\nsource: { local: charts/shop }\napiVersions: [--post-renderer=x]\n',
    '6:15 spec/invalid-value',
    /version of an API/,
  ],
  ['render: helm\nsource: { local: charts/shop }\n', '4:9 spec/invalid-value', /local/],
])('%j is refused', (text, place, words) => {
  const files = { 'shop/chart.yaml': `apiVersion: nodeless/v1alpha1\nkind: Chart\nname: shop\n${text}` };
  const { diagnostics } = parse({ files });
  expect(placesOf(diagnostics)).toEqual([place]);
  expect(wordsOf(diagnostics).join('\n')).toMatch(words);
});

test('two charts of one release name in one namespace, whoever renders them', () => {
  const files: Record<string, string> = {
    'shop/chart.yaml': CHART,
    'store/chart.yaml': `apiVersion: nodeless/v1alpha1\nkind: Chart\nname: store\nnamespace: shop\nreleaseName: shop\nsource: { git: https://git.example.com/a, commit: ${'a'.repeat(40)}, path: . }\n`,
  };
  const all = { ...files, ...locked(only(parse({ files, apps: '[shop]' }).requests), CONFIG) };
  const { diagnostics } = parse({ files: all, apps: '[shop, store]' });
  expect(placesOf(diagnostics)).toEqual(['5:14 chart/release-name-taken']);
});
