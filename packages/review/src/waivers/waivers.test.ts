import type { Waiver } from '../input.ts';
import type { ObjectRef } from '../report/place.ts';
import { object } from '../testing/objects.ts';
import { reviewFleets, reviewFiles, TODAY, type Files } from '../testing/trees.ts';
import { ClusterWaivers, foldWaivers } from './waivers.ts';

const waiver = (parts: Partial<Waiver> = {}): Waiver => ({
  rule: 'deletions/volume',
  reason: 'the data was moved to S3',
  expires: '2026-12-31',
  file: 'clusters/prod/cluster.yaml',
  line: 7,
  ...parts,
});
const CLAIM: ObjectRef = { group: '', kind: 'PersistentVolumeClaim', namespace: 'web', name: 'data' };
const APPLIED = {
  reason: 'the data was moved to S3',
  expires: '2026-12-31',
  file: 'clusters/prod/cluster.yaml',
  line: 7,
};

test.each<[string, NonNullable<Waiver['object']>, boolean]>([
  ['nothing of it', {}, true],
  ['its kind', { kind: 'PersistentVolumeClaim' }, true],
  ['another kind', { kind: 'PersistentVolume' }, false],
  ['its namespace', { namespace: 'web' }, true],
  ['another namespace', { namespace: 'shop' }, false],
  ['its name', { name: 'data' }, true],
  ['the beginning of its name', { name: 'dat' }, false],
  ['its Application', { application: 'web' }, true],
  ['another Application', { application: 'shop' }, false],
  ['all of it', { application: 'web', kind: 'PersistentVolumeClaim', namespace: 'web', name: 'data' }, true],
  [
    'all of it but for the name',
    { application: 'web', kind: 'PersistentVolumeClaim', namespace: 'web', name: 'b' },
    false,
  ],
])('a waiver that names %s', (_, named, accepts) => {
  const waivers = new ClusterWaivers([waiver({ object: named })], TODAY);
  expect(waivers.find('deletions/volume', 'web', CLAIM)).toEqual(accepts ? APPLIED : undefined);
  expect(waivers.idle('prod')).toEqual(
    accepts ? [] : [{ rule: 'deletions/volume', ...APPLIED, state: 'unused', clusters: ['prod'] }],
  );
});

test('a danger without an object is accepted by a waiver that names none', () => {
  const find = (named?: NonNullable<Waiver['object']>) =>
    new ClusterWaivers([waiver({ rule: 'deletions/shrink', ...(named && { object: named }) })], TODAY).find(
      'deletions/shrink',
      'root',
      undefined,
    );
  expect(find()).toEqual(APPLIED);
  expect(find({ application: 'root' })).toEqual(APPLIED);
  expect(find({ kind: 'Namespace' })).toBeUndefined();
  expect(find({ name: 'data' })).toBeUndefined();
});

test('an object of the whole cluster has no namespace that a waiver could name', () => {
  const waivers = new ClusterWaivers([waiver({ object: { namespace: 'web' } })], TODAY);
  expect(
    waivers.find('deletions/volume', 'web', { group: '', kind: 'PersistentVolume', name: 'data' }),
  ).toBeUndefined();
});

test.each([
  ['before its last day', '2026-06-16', true],
  ['on its last day', '2026-06-15', true],
  ['after its last day', '2026-06-14', false],
])('%s', (_, expires, holds) => {
  const waivers = new ClusterWaivers([waiver({ expires })], '2026-06-15');
  expect(waivers.find('deletions/volume', 'web', CLAIM)?.expires).toBe(holds ? expires : undefined);
  expect(waivers.idle('prod').map(({ state }) => state)).toEqual(holds ? [] : ['expired']);
});

test('of two waivers the first that still holds is told, and both count as used', () => {
  const over = waiver({ expires: '2026-01-31', reason: 'over', line: 3 });
  const waivers = new ClusterWaivers([over, waiver(), waiver({ reason: 'another', line: 9 })], TODAY);
  expect(waivers.find('deletions/volume', 'web', CLAIM)).toEqual(APPLIED);
  expect(waivers.idle('prod').map(({ line, state }) => [line, state])).toEqual([[3, 'expired']]);
});

const idle = (line: number, cluster: string, state: 'expired' | 'unused' = 'unused') => ({
  rule: 'deletions/volume',
  ...APPLIED,
  file: 'clusters/fleet.yaml',
  line,
  state,
  clusters: [cluster],
});

test('a waiver of the fleet is one entry, and unused only where no cluster uses it', () => {
  const all = [idle(12, 'a'), idle(9, 'a'), idle(12, 'b'), idle(30, 'a', 'expired')];
  const shown = (used: readonly string[]) =>
    foldWaivers(all, new Set(used)).map(({ line, clusters }) => [line, clusters.join(' ')]);
  expect(shown([])).toEqual([
    [9, 'a'],
    [12, 'a b'],
    [30, 'a'],
  ]);
  expect(shown(['clusters/fleet.yaml:000009', 'clusters/fleet.yaml:000030'])).toEqual([
    [12, 'a b'],
    [30, 'a'],
  ]);
});

const claim: Files = {
  'manifests/web/persistentvolumeclaim-data.web.yaml': object('v1', 'PersistentVolumeClaim', 'data', {
    metadata: { namespace: 'web' },
  }),
};
const WEB: Files = {
  'argocd/applications/web.yaml': object('argoproj.io/v1alpha1', 'Application', 'web', {
    spec: { source: { path: 'clusters/prod/rendered/manifests/web' } },
  }),
  'manifests/web/configmap-keep.web.yaml': object('v1', 'ConfigMap', 'keep', {
    metadata: { namespace: 'web' },
  }),
};

test('what is accepted is counted apart, and the verdict is no danger', () => {
  const report = reviewFiles({ ...WEB, ...claim }, WEB, [waiver()]);
  expect(report.dangers.map(({ rule, waiver: applied }) => [rule, applied])).toEqual([
    ['deletions/volume', APPLIED],
  ]);
  expect([report.verdict, report.totals.dangers, report.totals.waived]).toEqual(['changes', 0, 1]);
  expect(report.clusters[0]?.applications.map(({ dangers, waived }) => [dangers, waived])).toEqual([[0, 1]]);
});

test('a waiver of the fleet accepts the same danger of two clusters once', () => {
  const two = { prod: { ...WEB, ...claim }, test: { ...WEB, ...claim } };
  const report = reviewFleets(two, { prod: WEB, test: WEB }, [waiver({ file: 'clusters/fleet.yaml' })]);
  expect(
    report.dangers.map(({ places, waiver: applied }) => [
      places.map(({ cluster }) => cluster),
      applied?.file,
    ]),
  ).toEqual([[['prod', 'test'], 'clusters/fleet.yaml']]);
  expect([report.totals.waived, report.waivers]).toEqual([2, []]);
});

test('dangers that are accepted stand last', () => {
  const more: Files = {
    'manifests/web/statefulset-db.web.yaml': object('apps/v1', 'StatefulSet', 'db', {
      metadata: { namespace: 'web' },
    }),
  };
  const { dangers } = reviewFiles({ ...WEB, ...claim, ...more }, WEB, [
    waiver({ rule: 'deletions/stateful-set' }),
  ]);
  expect(dangers.map(({ rule, waiver: applied }) => [rule, applied !== undefined])).toEqual([
    ['deletions/volume', false],
    ['deletions/stateful-set', true],
  ]);
});
