import type { Waiver } from '../input.ts';
import { REDACTED } from '../report/field-change.ts';
import { deployment, object } from '../testing/objects.ts';
import { reviewFleets, reviewFiles, type Files } from '../testing/trees.ts';
import type { ChangeView, DangerHit } from './definition.ts';
import type { OwnRule } from './own-rule.ts';

const WEB = 'manifests/web/deployment-web.web.yaml';
const BASE: Files = {
  [WEB]: deployment({ replicas: 2 }),
  'manifests/web/configmap-a.web.yaml': object('v1', 'ConfigMap', 'a', { data: { a: '1' } }),
};
const HEAD: Files = { ...BASE, [WEB]: deployment({ replicas: 5 }) };

const rule = (check: OwnRule['check']): OwnRule => ({
  id: 'example.com/scale',
  severity: 'warning',
  consequence: 'more pods run',
  remedy: 'ask the owner',
  source: 'nodeless.config.mjs',
  check,
});
const scale = rule(({ changes }) =>
  changes.flatMap((on): DangerHit[] => on.fields.map((field) => ({ on, what: 'is scaled', field }))),
);
const review = (base: Files, head: Files, own: OwnRule, waivers: readonly Waiver[] = []) =>
  reviewFleets({ prod: base }, { prod: head }, waivers, [own]);

test('a hit becomes a danger like those of the catalogue, and leads to its change', () => {
  const { dangers, changes, totals } = review(BASE, HEAD, scale);
  expect(dangers).toEqual([
    {
      rule: 'example.com/scale',
      severity: 'warning',
      title: 'Deployment web/web is scaled',
      places: [
        {
          cluster: 'prod',
          area: 'application',
          application: 'web',
          file: `clusters/prod/rendered/${WEB}`,
        },
      ],
      object: { group: 'apps', kind: 'Deployment', namespace: 'web', name: 'web' },
      change: changes[0]?.id,
      field: { path: ['spec', 'replicas'], before: 2, after: 5 },
      consequence: 'more pods run',
      remedy: 'ask the owner',
      source: 'nodeless.config.mjs',
    },
  ]);
  expect(totals).toMatchObject({ dangers: 0, warnings: 1 });
});

test('a hit may be graver than its rule, and say another remedy', () => {
  const graver = rule(({ changes: [on] }) => [
    { ...(on && { on }), what: 'is scaled', severity: 'danger', remedy: 'kubectl scale' },
  ]);
  expect(review(BASE, HEAD, graver)).toMatchObject({
    verdict: 'dangerous',
    dangers: [{ severity: 'danger', remedy: 'kubectl scale' }],
  });
});

test('a hit about the cluster is a sentence of its own', () => {
  const whole = rule(({ cluster, stage }) => [{ what: `${cluster} changes in the stage ${stage}` }]);
  expect(review(BASE, HEAD, whole).dangers).toEqual([
    expect.objectContaining({
      title: 'prod changes in the stage prod',
      places: [
        {
          cluster: 'prod',
          area: 'application',
          application: 'root',
          file: 'clusters/prod/cluster.yaml',
        },
      ],
    }),
  ]);
});

test('equal hits of several clusters are one danger', () => {
  const { dangers } = reviewFleets({ dev: BASE, prod: BASE }, { dev: HEAD, prod: HEAD }, [], [scale]);
  expect(dangers.map(({ places }) => places.map(({ cluster }) => cluster))).toEqual([['dev', 'prod']]);
});

test('dangers of the catalogue come first', () => {
  const own = rule(() => [{ what: 'a change', severity: 'danger' }]);
  const { dangers } = review(BASE, { ...HEAD, 'manifests/web/a.yaml': 'x: [' }, own);
  expect(dangers.map((one) => one.rule)).toEqual(['argocd/unreadable-file', 'example.com/scale']);
});

test('a waiver accepts it', () => {
  const waiver = (rule: string): Waiver => ({
    ...{ rule, reason: 'agreed with the owner', expires: '2027-01-31' },
    ...{ file: 'clusters/prod/cluster.yaml', line: 3, object: { kind: 'Deployment', name: 'web' } },
  });
  expect(review(BASE, HEAD, scale, [waiver('example.com/scale')])).toMatchObject({
    dangers: [{ waiver: { reason: 'agreed with the owner', line: 3 } }],
    waivers: [],
  });
  expect(review(BASE, HEAD, scale, [waiver('example.com/other')])).toMatchObject({
    waivers: [{ rule: 'example.com/other', state: 'unused' }],
  });
});

describe('what a rule sees', () => {
  const viewOf = (base: Files, head: Files): ChangeView => {
    const views: ChangeView[] = [];
    review(
      base,
      head,
      rule((view) => {
        views.push(view);
        return [];
      }),
    );
    const [view] = views;
    if (view === undefined) throw new Error('the rule was not asked');
    return view;
  };

  test('changes as plain data with both sides', () => {
    const { cluster, stage, state, changes } = viewOf(BASE, HEAD);
    expect({ cluster, stage, state }).toEqual({ cluster: 'prod', stage: 'prod', state: 'changed' });
    expect(changes).toEqual([
      {
        operation: 'changed',
        object: { group: 'apps', kind: 'Deployment', namespace: 'web', name: 'web' },
        place: expect.objectContaining({ application: 'web' }) as unknown,
        classes: ['scale'],
        fields: [{ path: ['spec', 'replicas'], before: 2, after: 5 }],
        before: BASE[WEB],
        after: HEAD[WEB],
      },
    ]);
  });

  test('all objects of a side, or those of a kind, changed or not', () => {
    const view = viewOf(BASE, HEAD);
    expect(view.objects('before').map(({ object: { name } }) => name)).toEqual(['a', 'web']);
    expect(view.objects('after', 'ConfigMap')).toEqual([
      {
        object: { group: '', kind: 'ConfigMap', name: 'a' },
        place: expect.objectContaining({
          file: expect.stringContaining('configmap-a') as unknown,
        }) as unknown,
        value: BASE['manifests/web/configmap-a.web.yaml'],
      },
    ]);
    expect(view.objects('after', 'Config')).toEqual([]);
  });

  test('no data of a Secret', () => {
    const secret = (value: string): Files => ({
      'manifests/web/secret-a.web.yaml': object('v1', 'Secret', 'a', { data: { a: value } }),
    });
    const view = viewOf(secret('b25l'), secret('dHdv'));
    expect(view.changes[0]).toMatchObject({
      fields: [{ path: ['data', 'a'], before: REDACTED, after: REDACTED }],
      before: { data: { a: REDACTED } },
      after: { data: { a: REDACTED } },
    });
    expect(view.objects('after')[0]?.value['data']).toEqual({ a: REDACTED });
  });

  test('nothing that it could change', () => {
    const view = viewOf(BASE, HEAD);
    const [change] = view.changes;
    expect(() => Object.assign(change?.after ?? {}, { kind: 'Other' })).toThrow(TypeError);
    expect(() => Object.assign(view.objects('after')[0]?.value ?? {}, { kind: 'Other' })).toThrow(TypeError);
    expect(() => Object.assign(view, { changes: [] })).toThrow(TypeError);
  });

  test('whether the whole cluster comes or goes', () => {
    expect(viewOf({}, HEAD).state).toBe('added');
    expect(viewOf(BASE, {}).state).toBe('removed');
  });
});

test('a rule that fails is a danger that no waiver accepts, and the others are told', () => {
  const location = { file: 'own/code.mjs', line: 4, column: 9, endLine: 4, endColumn: 9 };
  const failing: OwnRule = {
    ...rule(() => ({
      diagnostic: { code: 'config/failed', severity: 'error', message: 'it threw: no', location },
    })),
    id: 'example.com/failing',
  };
  const waiver = { rule: 'example.com/failing', reason: 'long enough', expires: '2027-01-31' };
  const waivers = [{ ...waiver, file: 'clusters/prod/cluster.yaml', line: 3 }];
  const { verdict, dangers } = reviewFleets({ prod: BASE }, { prod: HEAD }, waivers, [failing, scale]);
  expect(verdict).toBe('dangerous');
  expect(dangers).toEqual([
    {
      rule: 'example.com/failing',
      severity: 'danger',
      title: 'it threw: no (own/code.mjs:4)',
      places: [{ cluster: 'prod', area: 'application', application: 'root', file: 'own/code.mjs' }],
      consequence: 'nobody has looked whether this change is what the rule warns of',
      remedy: 'correct the code at own/code.mjs:4, and run nodeless diff again',
      source: 'nodeless.config.mjs',
    },
    expect.objectContaining({ rule: 'example.com/scale' }),
  ]);
});

test('a rule is not asked where no cluster changes', () => {
  const asked = jest.fn(() => []);
  expect(review(BASE, BASE, rule(asked)).dangers).toEqual([]);
  expect(asked).not.toHaveBeenCalled();
  expect(reviewFiles(BASE, HEAD).dangers).toEqual([]);
});
