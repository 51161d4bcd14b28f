import { sortDiagnostics, specPath } from '@nodeless/core';
import type { LoadCode } from '../../model/code-app.ts';
import { GOOD, placesOf, sourceFile, wordsOf } from '../../testing/sources.ts';
import { parseCluster } from '../cluster.ts';
import { parseFleet } from '../fleet.ts';

const HEAD = 'apiVersion: nodeless/v1alpha1\nkind: Code\nname: shop\n';
const CODE = 'export default () => undefined;\n';

const load: LoadCode = ({ path }) => ({
  value: { file: path, draw: () => ({ diagnostics: [] }) },
  diagnostics: [],
});

/** The cluster `sample` of the stage `prod` with the app in a folder, whose files are given below it. */
function parseApp(files: Record<string, string>, folder = 'shop', loadCode = load) {
  const shared = {
    fleet: sourceFile('clusters/fleet.yaml', GOOD.fleet),
    argocdSettings: sourceFile('argocd/settings.yaml', GOOD.settings),
    argocdProjects: sourceFile('argocd/projects.yaml', GOOD.projects),
    apps: Object.entries(files).map(([path, text]) => sourceFile(`apps/${folder}/${path}`, text)),
    clusters: ['sample'],
  };
  const fleet = parseFleet(shared, undefined, loadCode);
  const cluster = sourceFile('clusters/sample/cluster.yaml', GOOD.cluster.replace('[web]', `[${folder}]`));
  const parsed = fleet.value && parseCluster(fleet.value, { folder: 'sample', cluster });
  const diagnostics = sortDiagnostics([...fleet.diagnostics, ...(parsed?.diagnostics ?? [])]);
  return { model: parsed?.value, app: parsed?.value?.codeApps[0], diagnostics };
}

test('code alone: an app without values, in a namespace of its name', () => {
  const { app, model, diagnostics } = parseApp({ 'app.js': CODE });
  expect(diagnostics).toEqual([]);
  expect(app).toEqual({
    name: 'shop',
    namespace: 'shop',
    podSecurity: 'restricted',
    values: {},
    code: { file: 'apps/shop/app.js', draw: expect.any(Function) as unknown },
  });
  expect(model?.provenance(specPath('code/shop', 'namespace'))).toMatchObject({
    layer: 'default',
    location: { file: 'apps/shop/app.js', line: 1, column: 1 },
  });
});

test('values of app.yaml, of the stage and of the cluster, each with who wrote it', () => {
  const { app, model, diagnostics } = parseApp({
    'app.ts': CODE,
    'app.yaml': `${HEAD}podSecurity: baseline\nvalues: { a: 1, b: { c: 1, d: 1 } }\n`,
    'overlays/prod.yaml': 'namespace: front\nvalues:\n  b: { c: null, e: 2 }\n',
    'overlays/sample.yaml': 'values: { a: 3 }\n',
    'overlays/dev.yaml': 'values: { a: 4 }\n',
  });
  expect(diagnostics).toEqual([]);
  expect(app).toMatchObject({ namespace: 'front', podSecurity: 'baseline' });
  expect(app?.values).toEqual({ a: 3, b: { d: 1, e: 2 } });
  expect(Object.isFrozen(app?.values['b'])).toBe(true);
  const placeOf = (...path: string[]) => {
    const { layer, location } = model?.provenance(specPath('code/shop', 'values', ...path)) ?? {};
    return `${layer} ${location?.file}:${location?.line}`;
  };
  expect([placeOf('a'), placeOf('b', 'd'), placeOf('b', 'e')]).toEqual([
    'cluster apps/shop/overlays/sample.yaml:1',
    'app apps/shop/app.yaml:5',
    'stage apps/shop/overlays/prod.yaml:3',
  ]);
});

test('an object of code stands where its path says', () => {
  const { model } = parseApp({ 'app.ts': CODE });
  expect(model?.provenance('code/shop/apps/shop/lib/a.ts:12:5#/spec/replicas')).toEqual({
    layer: 'code',
    location: { file: 'apps/shop/lib/a.ts', line: 12, column: 5, endLine: 12, endColumn: 5 },
  });
});

test.each<[string, Record<string, string>, string[], RegExp]>([
  [
    'an app that is described',
    { 'app.ts': CODE, 'app.yaml': GOOD.app.replace('name: web', 'name: shop') },
    ['2:7 app-ts/both-forms'],
    /kind: App/,
  ],
  [
    'manifests',
    { 'app.ts': CODE, 'manifests/a.yaml': '' },
    ['1:1 app-ts/both-forms'],
    /manifests\/a.yaml stands beside it/,
  ],
  ['a chart', { 'app.ts': CODE, 'chart.yaml': '' }, ['1:1 app-ts/both-forms'], /chart.yaml stands beside it/],
  [
    'two files of code',
    { 'app.ts': CODE, 'app.js': CODE },
    ['1:1 app-ts/both-forms'],
    /app.ts stands beside it/,
  ],
  [
    'another name than the folder',
    { 'app.ts': CODE, 'app.yaml': HEAD.replace('shop', 'shopp') },
    ['3:7 spec/name-mismatch'],
    /write name: shop/,
  ],
  [
    'values that are no map',
    { 'app.ts': CODE, 'app.yaml': `${HEAD}values: [1]\n` },
    ['4:9 spec/wrong-type'],
    /values/,
  ],
  [
    'an unknown key of an overlay',
    { 'app.ts': CODE, 'overlays/prod.yaml': 'replicas: 1\n' },
    ['1:1 spec/unknown-key'],
    /replicas/,
  ],
  [
    'an overlay for nobody',
    { 'app.ts': CODE, 'overlays/prud.yaml': 'values: {}\n' },
    ['1:1 spec/unknown-overlay'],
    /prud/,
  ],
  [
    'another kind',
    { 'app.ts': CODE, 'app.yaml': HEAD.replace('Code', 'Coat') },
    ['2:7 spec/invalid-value'],
    /Code/,
  ],
])('%s beside code is refused at its place', (_, files, places, words) => {
  const { model, diagnostics } = parseApp(files);
  expect(model).toBeUndefined();
  expect(placesOf(diagnostics)).toEqual(places);
  expect(wordsOf(diagnostics).join('\n')).toMatch(words);
});

test.each(['karpenter', 'Bad_Name'])('no app that is code can be called %s', (folder) => {
  const { diagnostics } = parseApp({ 'app.ts': CODE }, folder);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'spec/invalid-name',
      location: expect.objectContaining({ file: `apps/${folder}/app.ts`, line: 1 }) as unknown,
    }),
  );
});

test('what is wrong with the code is told beside what is wrong with its values', () => {
  const location = { file: 'apps/shop/app.ts', line: 2, column: 3, endLine: 2, endColumn: 3 };
  const broken = { code: 'app-ts/not-loaded', severity: 'error', message: 'no', location } as const;
  const { diagnostics } = parseApp({ 'app.ts': CODE, 'app.yaml': `${HEAD}value: 1\n` }, 'shop', () => ({
    diagnostics: [broken],
  }));
  expect(placesOf(diagnostics)).toEqual(['2:3 app-ts/not-loaded', '4:1 spec/unknown-key']);
});
