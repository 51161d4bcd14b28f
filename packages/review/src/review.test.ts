import { application, deployment, inWeb, object, pod } from './testing/objects.ts';
import { reviewFleets, type Fleet } from './testing/trees.ts';

const named = (cluster: string) =>
  application('web', { source: { path: `clusters/${cluster}/rendered/manifests/web` } });
const fleet = (names: readonly string[], image: string): Fleet =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        'argocd/applications/web.yaml': named(name),
        'manifests/web/it.yaml': deployment({ template: pod({ image }) }),
      },
    ]),
  );

test('the same change in many clusters is one entry with many places', () => {
  const names = ['prod-c', 'prod-a', 'prod-b'];
  const report = reviewFleets(fleet(names, 'example.com/web:1.0.0'), fleet(names, 'example.com/web:1.1.0'));
  expect(report.changes).toHaveLength(1);
  expect(report.changes[0]).toMatchObject({
    operation: 'changed',
    classes: ['rollout'],
    namesCluster: false,
    fields: [{ before: 'example.com/web:1.0.0', after: 'example.com/web:1.1.0' }],
  });
  expect(report.changes[0]?.places.map(({ cluster }) => cluster)).toEqual(['prod-a', 'prod-b', 'prod-c']);
  expect(report.totals).toMatchObject({ changed: 3, clusters: 3 });
  expect(report.versions).toMatchObject([
    { kind: 'image', name: 'example.com/web', before: '1.0.0', after: '1.1.0' },
  ]);
  expect(report.versions[0]?.places).toHaveLength(3);
});

test('objects that differ in the name of their cluster alone are folded, and it is said', () => {
  const report = reviewFleets({}, fleet(['prod-a', 'prod-b'], 'example.com/web:1.0.0'));
  const shown = report.changes.map(({ object: { kind }, places, namesCluster }) => [
    kind,
    places.length,
    namesCluster,
  ]);
  expect(shown).toEqual([
    ['Application', 2, true],
    ['Deployment', 2, false],
  ]);
  expect(report.clusters.map(({ state }) => state)).toEqual(['added', 'added']);
});

test('a name inside of another word is not taken for the cluster', () => {
  const map = (text: string) => ({
    'manifests/web/it.yaml': object('v1', 'ConfigMap', 'it', { ...inWeb, data: { text } }),
  });
  const base = { prod: map('a'), dev: map('a') };
  expect(reviewFleets(base, { prod: map('product'), dev: map('device') }).changes).toHaveLength(2);
  expect(reviewFleets(base, { prod: map('prod-uct'), dev: map('dev-uct') }).changes).toHaveLength(1);
});

test('equal trees give an equal, empty report', () => {
  const tree = fleet(['prod-a'], 'example.com/web:1.0.0');
  expect(reviewFleets(tree, tree)).toMatchObject({ verdict: 'none', changes: [], clusters: [], dangers: [] });
});
