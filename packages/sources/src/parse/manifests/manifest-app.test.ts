import { specPath, sortDiagnostics } from '@nodeless/core';
import { GOOD, placesOf, sourceFile, wordsOf } from '../../testing/sources.ts';
import { parseCluster } from '../cluster.ts';
import { parseFleet } from '../fleet.ts';

/** The cluster `sample` of the stage `prod` with the app `shop`, whose files are given below its folder. */
function parseShop(files: Record<string, string>) {
  const fleet = parseFleet({
    fleet: sourceFile('clusters/fleet.yaml', GOOD.fleet),
    argocdSettings: sourceFile('argocd/settings.yaml', GOOD.settings),
    argocdProjects: sourceFile('argocd/projects.yaml', GOOD.projects),
    apps: Object.entries(files).map(([path, text]) => sourceFile(`apps/shop/${path}`, text)),
    clusters: ['sample'],
  });
  const cluster = sourceFile('clusters/sample/cluster.yaml', GOOD.cluster.replace('[web]', '[shop]'));
  const parsed = fleet.value && parseCluster(fleet.value, { folder: 'sample', cluster });
  const diagnostics = sortDiagnostics([...fleet.diagnostics, ...(parsed?.diagnostics ?? [])]);
  return { model: parsed?.value, app: parsed?.value?.manifestApps[0], diagnostics };
}

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\ndata: { a: b }\n';
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: front }
spec:
  replicas: 1
  template:
    spec:
      volumes: [{ name: tmp, emptyDir: {} }]
      containers: [{ name: web, image: 'web:1' }, { name: log, image: 'log:1' }]
`;

test('objects come as they are, in the order of their files; those that name no namespace get the one of the app', () => {
  const { app, model, diagnostics } = parseShop({
    'manifests/b.yaml': `${CONFIG}---\n${DEPLOYMENT}`,
    'manifests/a/x.json': '{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "shop"}}',
  });
  expect(diagnostics).toEqual([]);
  expect(model?.apps).toEqual([]);
  expect(app).toEqual({
    name: 'shop',
    namespace: 'shop',
    podSecurity: 'restricted',
    objects: [
      {
        specPath: 'manifest/shop/a/x.json/0#',
        manifest: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'shop', namespace: 'shop' } },
      },
      {
        specPath: 'manifest/shop/b.yaml/0#',
        manifest: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'shop', namespace: 'shop' },
          data: { a: 'b' },
        },
      },
      {
        specPath: 'manifest/shop/b.yaml/1#',
        manifest: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'web', namespace: 'front' },
          spec: {
            replicas: 1,
            template: {
              spec: {
                volumes: [{ name: 'tmp', emptyDir: {} }],
                containers: [
                  { name: 'web', image: 'web:1' },
                  { name: 'log', image: 'log:1' },
                ],
              },
            },
          },
        },
      },
    ],
  });
  expect(model?.provenance(specPath('manifest/shop/b.yaml/1', 'spec', 'replicas'))).toMatchObject({
    layer: 'manifest',
    location: { file: 'apps/shop/manifests/b.yaml', line: 10, column: 13 },
  });
});

test('app.yaml says what the manifests do not', () => {
  const head = 'apiVersion: nodeless/v1alpha1\nkind: Manifests\nname: shop\n';
  const { app, diagnostics } = parseShop({
    'app.yaml': `${head}namespace: front\npodSecurity: baseline\n`,
    'manifests/a.yaml': CONFIG,
  });
  expect(diagnostics).toEqual([]);
  expect(app).toMatchObject({ namespace: 'front', podSecurity: 'baseline' });
  expect(app?.objects[0]?.manifest.metadata.namespace).toBe('front');
});

test('the items of a List, with their places', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: { name: a }\n  - { apiVersion: v1, kind: ConfigMap, metadata: { name: b } }\n`;
  const { app, model } = parseShop({ 'manifests/all.yml': list });
  expect(app?.objects.map(({ manifest }) => manifest.metadata.name)).toEqual(['a', 'b']);
  expect(model?.provenance(specPath('manifest/shop/all.yml/1', 'metadata', 'name')).location).toMatchObject({
    line: 7,
    column: 58,
  });
});

test('the patches of the stage, then those of the cluster', () => {
  const { app, model, diagnostics } = parseShop({
    'manifests/a.yaml': `${DEPLOYMENT}---\n${CONFIG}`,
    'overlays/prod.yaml': `patches:
  - target: { kind: Deployment, name: web }
    merge: { spec: { replicas: 3, template: { spec: { containers: [{ name: web, image: 'web:2' }] } } } }
`,
    'overlays/sample.yaml': `patches:
  - target: { kind: Deployment, group: apps, namespace: front }
    json6902: [{ op: replace, path: /spec/replicas, value: 5 }]
  - target: { kind: ConfigMap }
    json6902: [{ op: test, path: /data/a, value: b }, { op: add, path: /data/c, value: d }, { op: remove, path: /data/a }]
`,
    'overlays/dev.yaml': 'patches: [{ target: { kind: Deployment }, merge: { spec: null } }]\n',
  });
  expect(diagnostics).toEqual([]);
  const [deployment, config] = app?.objects.map(({ manifest }) => manifest) ?? [];
  expect(deployment).toMatchObject({
    spec: {
      replicas: 5,
      template: {
        spec: {
          containers: [
            { name: 'web', image: 'web:2' },
            { name: 'log', image: 'log:1' },
          ],
        },
      },
    },
  });
  expect(config).toMatchObject({ data: { c: 'd' } });
  const placeOf = (...path: (string | number)[]) => {
    const { layer, location } = model?.provenance(specPath('manifest/shop/a.yaml/0', ...path)) ?? {};
    return `${layer} ${location?.file}:${location?.line}:${location?.column}`;
  };
  expect(placeOf('spec', 'replicas')).toBe('stage apps/shop/overlays/prod.yaml:3:32');
  expect(placeOf('spec', 'template', 'spec', 'containers', 0, 'name')).toBe(
    'manifest apps/shop/manifests/a.yaml:9:28',
  );
});

test('300 KB of data are fine', () => {
  expect(
    parseShop({ 'manifests/a.yaml': CONFIG.replace('b }', `${'b'.repeat(300_000)} }`) }).diagnostics,
  ).toEqual([]);
});

const patch = (text: string) => ({
  'manifests/a.yaml': DEPLOYMENT,
  'overlays/prod.yaml': `patches:\n${text}`,
});

test.each<[string, Record<string, string>, string[], RegExp]>([
  [
    'a document that is no map',
    { 'manifests/a.yaml': `${CONFIG}---\n- a\n` },
    ['6:1 manifests/not-an-object'],
    /this is no object of Kubernetes/,
  ],
  [
    'no kind',
    { 'manifests/a.yaml': 'apiVersion: v1\nmetadata: { name: a }\n' },
    ['1:1 manifests/not-an-object'],
    /has no kind/,
  ],
  [
    'no name',
    { 'manifests/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: 12 }\n' },
    ['3:19 manifests/not-an-object'],
    /has no name/,
  ],
  [
    'a generated name',
    { 'manifests/a.yaml': 'apiVersion: batch/v1\nkind: Job\nmetadata: { generateName: a- }\n' },
    ['3:27 manifests/generated-name'],
    /another object of it with each sync/,
  ],
  [
    'a List in a List',
    {
      'manifests/a.yaml':
        'apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: List, items: [] }\n',
    },
    ['4:5 manifests/nested-list'],
    /a List stands in a List/,
  ],
  [
    'an object of the whole cluster',
    { 'manifests/a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n' },
    ['2:7 manifests/cluster-scoped'],
    /Nodeless makes the namespaces of apps/,
  ],
  [
    'what a server wrote',
    { 'manifests/a.yaml': CONFIG.replace('name: shop', "name: shop, resourceVersion: '7'") },
    ['3:42 manifests/server-field'],
    /npx nodeless adopt/,
  ],
  [
    'more data than Kubernetes takes',
    { 'manifests/a.yaml': CONFIG.replace('b }', `${'b'.repeat(1_200_000)} }`) },
    ['2:7 manifests/too-large'],
    /the data of the ConfigMap has 1200000 bytes, and Kubernetes takes 1048576/,
  ],
  [
    'an object that etcd does not take',
    { 'manifests/a.yaml': DEPLOYMENT.replace('web:1', 'w'.repeat(1_600_000)) },
    ['2:7 manifests/too-large'],
    /and etcd takes 1572864/,
  ],
  [
    'a kustomization',
    { 'manifests/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n' },
    ['1:1 manifests/kustomization'],
    /name the file kustomization.yaml/,
  ],
  [
    'a patch that finds nothing',
    patch('  - target: { kind: Deployment, name: wep }\n    merge: { spec: {} }\n'),
    ['2:13 manifests/patch'],
    /no Deployment "wep"/,
  ],
  [
    'a patch that does not fit',
    patch(
      '  - target: { kind: Deployment }\n    json6902:\n      - { op: replace, path: /spec/replica, value: 2 }\n      - { op: test, path: /spec/replicas, value: 9 }\n',
    ),
    ['4:9 manifests/patch', '5:9 manifests/patch'],
    /nothing stands at the path/,
  ],
  [
    'an operation without its value',
    patch('  - target: { kind: Deployment }\n    json6902: [{ op: add, path: /spec/x }]\n'),
    ['3:16 spec/invalid-value'],
    /value/,
  ],
  [
    'a patch that renames',
    patch('  - target: { kind: Deployment }\n    merge: { metadata: { name: other } }\n'),
    ['3:12 manifests/patch'],
    /would be another object/,
  ],
  [
    'app.yaml of an app that is described',
    { 'app.yaml': GOOD.app.replace('name: web', 'name: shop'), 'manifests/a.yaml': CONFIG },
    ['2:7 manifests/both-forms'],
    /keep one of them/,
  ],
  [
    'a folder of a kustomization among plain manifests',
    {
      'app.yaml': 'apiVersion: nodeless/v1alpha1\nkind: Manifests\nname: shop\nkustomization: prod\n',
      'manifests/a.yaml': CONFIG,
    },
    ['1:1 manifests/kustomization'],
    /manifests\/prod has no kustomization\.yaml/,
  ],
  [
    'another name than the folder',
    {
      'app.yaml': 'apiVersion: nodeless/v1alpha1\nkind: Manifests\nname: shopp\n',
      'manifests/a.yaml': CONFIG,
    },
    ['3:7 spec/name-mismatch'],
    /write name: shop/,
  ],
])('%s is refused at its place', (_, files, places, words) => {
  const { model, diagnostics } = parseShop(files);
  expect(model).toBeUndefined();
  expect(placesOf(diagnostics)).toEqual(places);
  expect(wordsOf(diagnostics).join('\n')).toMatch(words);
});

test('an app may not be called like an Application of the platform', () => {
  const fleet = parseFleet({
    fleet: sourceFile('clusters/fleet.yaml', GOOD.fleet),
    argocdSettings: sourceFile('argocd/settings.yaml', GOOD.settings),
    argocdProjects: sourceFile('argocd/projects.yaml', GOOD.projects),
    apps: ['karpenter', 'Bad_Name'].map((app) => sourceFile(`apps/${app}/manifests/a.yaml`, CONFIG)),
    clusters: [],
  });
  expect(fleet.diagnostics.map(({ code, location }) => `${location?.file} ${code}`)).toEqual([
    'apps/Bad_Name/manifests/a.yaml spec/invalid-name',
    'apps/karpenter/manifests/a.yaml spec/invalid-name',
  ]);
});
