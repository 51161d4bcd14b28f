import { printYaml, type JsonObject } from '@nodeless/core';
import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import type { ChangeReport } from '../../report/change-report.ts';
import { NO_COUNTS } from '../../report/counts.ts';
import { DELETED, DELETED_DANGER, NO_CHANGE, place, reportOf, SCALED } from '../../testing/reports.ts';
import { changeItem } from './changes.ts';
import { dangerItem } from './dangers.ts';
import type { Html } from './html.ts';
import { plans, summary, versions } from './overview.ts';
import { sideBySide } from './side-by-side.ts';
import { STYLE } from './style.ts';

/** What somebody reads, a part of the page a word or a row. */
const read = ({ html }: Html): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(#39|quot|lt|gt|amp);/g,
      (_, name: string) => ({ '#39': "'", quot: '"', lt: '<', gt: '>', amp: '&' })[name] ?? '',
    )
    .replace(/\s+/g, ' ')
    .trim();
const attribute = ({ html }: Html, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1];

test('a danger tells what happens, what to do and who says so', () => {
  const danger = { ...DELETED_DANGER, field: { path: ['spec', 'replicas'], before: 3, after: 0 } };
  const item = dangerItem(danger, [DELETED]);
  expect(read(item)).toBe(
    'danger deletions/namespace Namespace shop goes prod-seoul change spec.replicas 3 → 0 What happens Kubernetes deletes everything in it What to do move the objects out of it first Source https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  );
  expect(item.html).toContain(`<a href="#${DELETED.id}">change</a>`);
  expect(item.html).toContain(`<a href="${DELETED_DANGER.source}" rel="noreferrer">`);
  expect(['data-clusters', 'data-classes', 'data-severity'].map((name) => attribute(item, name))).toEqual([
    'prod-seoul',
    'delete',
    'danger',
  ]);
});

test('one that is accepted says by what, and counts as none in the filters', () => {
  const { change: _change, ...rest } = DELETED_DANGER;
  const item = dangerItem(
    {
      ...rest,
      source: 'nodeless.config.ts',
      waiver: { reason: 'moved', expires: '2027-01-31', file: 'clusters/fleet.yaml', line: 12 },
    },
    [DELETED],
  );
  expect(read(item)).toBe(
    'accepted deletions/namespace Namespace shop goes prod-seoul What happens Kubernetes deletes everything in it What to do move the objects out of it first Source nodeless.config.ts Accepted until 2027-01-31 by clusters/fleet.yaml:12 : moved',
  );
  expect(item.html).not.toContain('<a ');
  expect([attribute(item, 'data-classes'), attribute(item, 'data-severity')]).toEqual(['', 'none']);
});

test('a change tells its fields and both objects, and has the severity of its dangers', () => {
  const own = (severity: 'danger' | 'warning') => ({ ...DELETED_DANGER, change: SCALED.id, severity });
  const waiver = { reason: 'r', expires: '2027-01-31', file: 'f', line: 1 };
  const severity = (...dangers: ChangeReport['dangers']) =>
    attribute(changeItem(SCALED, dangers), 'data-severity');
  expect(severity(own('warning'), own('danger'))).toBe('danger');
  expect(severity(own('warning'))).toBe('warning');
  expect(severity({ ...own('danger'), waiver }, DELETED_DANGER)).toBe('none');
  const item = changeItem(SCALED, []);
  expect(read(item)).toBe(
    '~ Deployment web/web scale · prod-seoul, prod-tokyo spec.replicas : 3 → 5 Before After apiVersion: apps/v1 apiVersion: apps/v1 kind: Deployment kind: Deployment metadata: metadata: name: web name: web namespace: web namespace: web spec: spec: replicas: 3 replicas: 5',
  );
  expect([attribute(item, 'id'), attribute(item, 'data-clusters'), attribute(item, 'data-classes')]).toEqual([
    SCALED.id,
    'prod-seoul\nprod-tokyo',
    'scale',
  ]);
});

test.each<[string, Partial<ChangeReport['changes'][number]>, string]>([
  [
    'a rename',
    { operation: 'renamed', previous: { ...SCALED.object, name: 'old' } },
    'It was Deployment web/old .',
  ],
  ['a move', { operation: 'moved', from: 'shop' }, 'It comes from the Application shop to web .'],
  [
    'the name of a cluster',
    { namesCluster: true },
    'The values are those of prod-seoul ; the others differ in the name of the cluster.',
  ],
])('%s is said', (_, parts, expected) => {
  expect(read(changeItem({ ...SCALED, ...parts }, []))).toContain(expected);
  expect(read(changeItem(SCALED, []))).not.toContain(expected);
});

test('plans, Applications and versions are tables that are left out where there is nothing', () => {
  const report = reportOf();
  expect(read(plans(report))).toBe(
    'To do by hand prod-seoul Make the node group batch (after the merge) eksctl create nodegroup -f clusters/prod-seoul/rendered/eksctl/cluster.yaml Interrupts: nothing',
  );
  expect(read(summary(report))).toBe(
    'Applications Cluster Application + ~ − Lines Project Wave What prod-seoul namespaces 0 0 1 +0 −6 platform -5 delete',
  );
  expect(summary(report).html).toContain('<td class="danger">delete</td>');
  expect(read(versions(report))).toBe(
    'Versions What Name From To Clusters image registry.example.com/web 1.0 1.1 prod-seoul',
  );
  expect([plans, summary, versions].map((part) => part(NO_CHANGE).html)).toEqual(['', '', '']);
});

test('what cannot be done has no commands, and what has neither project nor wave has empty cells', () => {
  const step = {
    tool: 'impossible',
    title: 'no',
    commands: [],
    disrupts: 'all',
    source: 's',
    when: 'before-merge',
  } as const;
  expect(read(plans(reportOf({ plans: [{ clusters: ['a', 'b'], steps: [step] }] })))).toBe(
    'To do by hand a, b no (before the merge). It cannot be changed after the cluster was made. Interrupts: all',
  );
  const application = {
    area: 'eksctl',
    application: 'eksctl',
    counts: { ...NO_COUNTS, changed: 1 },
    lines: { added: 2, removed: 1 },
    classes: ['eksctl', 'access'],
    dangers: 0,
    warnings: 0,
    waived: 0,
  } as const;
  const clusters = [
    { cluster: 'a', state: 'changed', counts: NO_COUNTS, applications: [application] },
  ] as const;
  expect(summary(reportOf({ clusters })).html.match(/<td[^>]*>[^<]*/g)).toEqual([
    ...[
      '<td>a',
      '<td>eksctl',
      '<td>0',
      '<td>1',
      '<td>0',
      '<td>+2 −1',
      '<td>',
      '<td>',
      '<td class="">eksctl, access',
    ],
  ]);
  const node = {
    kind: 'node-image',
    name: 'default',
    before: 'a',
    after: 'b',
    places: [place('a'), place('b')],
  } as const;
  expect(read(versions(reportOf({ versions: [node] })))).toContain('node image default a b a, b');
});

/** The lines of one side, `=` before those that are on both. */
function column({ html }: Html, side: 0 | 1): string[] {
  const rows = html.match(/<tr>(<td[^]*?)<\/tr>/g) ?? [];
  return rows.flatMap((row) => {
    const [, kind = '', text = ''] = [...row.matchAll(/<td class="([^"]*)">([^<]*)<\/td>/g)][side] ?? [];
    return kind === 'none' ? [] : [`${kind === '' ? '=' : ' '}${text}`];
  });
}

test('two objects beside each other have all their lines, in order, and equal ones side by side', () => {
  const object: fc.Arbitrary<JsonObject> = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.oneof(fc.nat(3), fc.array(fc.nat(2), { maxLength: 3 })),
  );
  const linesOf = (value: JsonObject) => printYaml(value).trimEnd().split('\n');
  fc.assert(
    fc.property(object, object, (before, after) => {
      const table = sideBySide(before, after);
      const [left, right] = [column(table, 0), column(table, 1)];
      expect(left.map((line) => line.slice(1))).toEqual(linesOf(before));
      expect(right.map((line) => line.slice(1))).toEqual(linesOf(after));
      const same = (lines: readonly string[]) => lines.filter((line) => line.startsWith('='));
      expect(same(left)).toEqual(same(right));
    }),
    runs(100),
  );
  expect(column(sideBySide({ a: 1 }, undefined), 1)).toEqual([]);
  expect(column(sideBySide(undefined, { a: 1 }), 1)).toEqual([' a: 1']);
});

test('lines that go, that come and that are missing look as the style of the page says', () => {
  const { html } = sideBySide({ a: 1, b: 1 }, { a: 2 });
  expect(
    [...html.matchAll(/<td class="([^"]*)">([^<]*)/g)].map(([, kind, text]) => `${kind}: ${text}`),
  ).toEqual(['gone: a: 1', 'new: a: 2', 'gone: b: 1', 'none: ']);
  for (const kind of ['gone', 'new', 'none', 'danger', 'warning', 'quiet'])
    expect(STYLE).toContain(`.${kind} {`);
});
