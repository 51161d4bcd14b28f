import type { ChangeReport } from '@nodeless/review';
import type { Snapshot, Tracked } from '../kubernetes/snapshot.ts';
import { compare, tableOf, unforeseen, type Comparison } from './compare.ts';
import { saidBy, type Said } from './said.ts';

const tracked = (fields: Partial<Tracked> = {}): Tracked => ({
  application: 'web',
  uid: 'a',
  digest: '1',
  ...fields,
});
const one = (object?: Tracked): Snapshot =>
  new Map(object === undefined ? [] : [['Service shop/web', object]]);

function rowOf(
  operation: Said['operation'],
  before?: Tracked,
  after?: Tracked,
  more: Partial<Said & Comparison> = {},
) {
  const said: Said = { operation, application: 'web', classes: more.classes ?? [], rules: more.rules ?? [] };
  const [row] = compare({
    said: new Map([['Service shop/web', said]]),
    before: one(before),
    after: one(after),
    charts: [],
    byHand: false,
    ...(more.refused === undefined ? {} : { refused: more.refused }),
  });
  return row;
}

test.each<[Said['operation'], Tracked | undefined, Tracked | undefined, string, boolean]>([
  ['added', undefined, tracked(), 'created', true],
  ['added', undefined, undefined, 'absent', false],
  ['added', tracked(), tracked(), 'unchanged', true],
  ['added', tracked(), tracked({ uid: 'b' }), 'recreated', false],
  ['changed', tracked(), tracked({ digest: '2' }), 'updated', true],
  ['changed', tracked(), tracked(), 'unchanged', false],
  ['changed', tracked(), tracked({ uid: 'b', digest: '2' }), 'recreated', false],
  ['removed', tracked(), undefined, 'deleted', true],
  ['removed', tracked(), tracked(), 'unchanged', false],
  ['removed', undefined, undefined, 'absent', true],
  ['removed', undefined, tracked(), 'created', false],
  ['moved', tracked({ application: 'old' }), tracked({ uid: 'b' }), 'moved', true],
  ['moved', tracked(), tracked(), 'unchanged', false],
  ['renamed', undefined, tracked(), 'created', true],
  ['renamed away', tracked(), undefined, 'deleted', true],
])('said: %s, happened from %j to %j: %s, agrees: %s', (operation, before, after, happening, agrees) => {
  expect(rowOf(operation, before, after)).toMatchObject({ happening, agrees });
});

test('what is immutable must not change', () => {
  expect(rowOf('changed', tracked(), tracked(), { classes: ['immutable'] })).toMatchObject({ agrees: true });
  expect(rowOf('changed', tracked(), tracked({ digest: '2' }), { classes: ['immutable'] })).toMatchObject({
    agrees: false,
  });
});

test('what is refused must not happen', () => {
  expect(rowOf('added', undefined, undefined, { refused: 'web' })).toMatchObject({ agrees: true });
  expect(rowOf('added', undefined, tracked(), { refused: 'web' })).toMatchObject({ agrees: false });
});

test('of what is refused, a rule has to speak, but in a chart', () => {
  const said = (rules: readonly string[]) =>
    new Map<string, Said>([
      ['Service shop/web', { operation: 'added', application: 'web', classes: [], rules }],
    ]);
  const rest = { before: one(), after: one(), byHand: false };
  expect(unforeseen({ ...rest, said: said(['argocd/not-permitted']), charts: [], refused: 'web' })).toBe(
    false,
  );
  expect(unforeseen({ ...rest, said: said([]), charts: [], refused: 'web' })).toBe(true);
  expect(unforeseen({ ...rest, said: said([]), charts: ['web'], refused: 'web' })).toBe(false);
  expect(unforeseen({ ...rest, said: said([]), charts: [] })).toBe(false);
});

test('an object that a rule says to stay stays', () => {
  const rules = ['deletions/left-behind'];
  expect(rowOf('removed', tracked(), tracked(), { rules })).toMatchObject({ agrees: true });
  expect(rowOf('removed', tracked(), undefined, { rules })).toMatchObject({ agrees: false });
});

test('what happens without a word is a difference, but in charts and after a hand', () => {
  const happened = { said: new Map(), before: one(tracked()), after: one(tracked({ uid: 'b' })) };
  const row = (charts: readonly string[], byHand: boolean) => compare({ ...happened, charts, byHand })[0];
  expect(row([], false)).toMatchObject({ said: '', happening: 'recreated', agrees: false });
  expect(row(['web'], false)).toMatchObject({ said: '(of a chart)', agrees: true });
  expect(row([], true)).toMatchObject({ said: '(by hand)', agrees: true });
});

test('what is neither said nor happens has no row', () => {
  const snapshot = one(tracked());
  expect(compare({ said: new Map(), before: snapshot, after: snapshot, charts: [], byHand: false })).toEqual(
    [],
  );
});

test('a table', () => {
  const row = rowOf('removed', tracked(), undefined, { classes: ['delete'], rules: ['deletions/service'] });
  expect(tableOf(row === undefined ? [] : [row]).at(-1)).toBe(
    '| web | Service shop/web | removed, delete, deletions/service | deleted | agrees |',
  );
});

test('a rename is said of both halves, changes of other clusters and areas of none', () => {
  const place = (cluster: string, area: string) => ({ cluster, area, application: 'web', file: 'x' });
  const object = { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'new' };
  const report = {
    dangers: [{ rule: 'deletions/workload', change: 'c1' }, { rule: 'deletions/other' }],
    changes: [
      {
        ...{
          id: 'c1',
          operation: 'renamed',
          classes: ['rename'],
          object,
          previous: { ...object, name: 'old' },
        },
        places: [place('one', 'application'), place('two', 'application')],
      },
      {
        id: 'c2',
        operation: 'added',
        classes: ['create'],
        object: { ...object, name: 'a' },
        places: [place('two', 'application')],
      },
      {
        id: 'c3',
        operation: 'added',
        classes: ['create'],
        object: { ...object, name: 'b' },
        places: [place('one', 'bootstrap')],
      },
    ],
  };
  const rest = { application: 'web', classes: ['rename'], rules: ['deletions/workload'] };
  expect(saidBy(report as unknown as ChangeReport, 'one')).toEqual(
    new Map([
      ['Deployment.apps shop/new', { operation: 'renamed', ...rest }],
      ['Deployment.apps shop/old', { operation: 'renamed away', ...rest }],
    ]),
  );
});
