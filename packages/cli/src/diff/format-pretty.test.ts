import { DELETED_DANGER, NO_CHANGE, place, reportOf, SCALED } from '@nodeless/review/testing';
import { createColors } from '../output/console.ts';
import { formatPretty } from './format-pretty.ts';

const printed = (...parts: Parameters<typeof reportOf>) =>
  formatPretty(reportOf(...parts), createColors(false)).split('\n');
/** The lines below a title. */
const below = (title: string, lines: readonly string[]) => {
  const rest = lines.slice(lines.indexOf(title) + 1);
  const end = rest.indexOf('');
  return end < 0 ? rest : rest.slice(0, end);
};

test('no change is one line', () => {
  expect(formatPretty(NO_CHANGE, createColors(false))).toBe('no changes  main (aaaaaaaaaa) … HEAD\n');
});

test('a report with one of everything', () => {
  expect(printed()).toEqual([
    '+0 ~2 −1 in 2 clusters, 1 danger  main (aaaaaaaaaa) … HEAD',
    '',
    'prod-seoul',
    '  namespaces                         +0 ~0 −1       delete  1 danger',
    '',
    'Dangers',
    '  danger  deletions/namespace  Namespace shop goes  prod-seoul',
    '      Kubernetes deletes everything in it',
    '      instead: move the objects out of it first',
    '',
    'Versions',
    '  registry.example.com/web 1.0 → 1.1  prod-seoul',
    '',
    'What to do by hand, in this order',
    '  prod-seoul',
    '    after the merge: Make the node group batch',
    '      $ eksctl create nodegroup -f clusters/prod-seoul/rendered/eksctl/cluster.yaml',
    '',
    'Changes',
    '  − namespaces: Namespace shop  delete  prod-seoul',
    '  ~ web: Deployment web/web  scale  prod-seoul, prod-tokyo',
    '      spec.replicas: 3 → 5',
    '',
  ]);
});

test('of many fields and clusters the first are shown', () => {
  const fields = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      path: [`f${index}`],
      before: 0,
      after: 'x'.repeat(99 + index),
    }));
  const clusters = (count: number) =>
    Array.from({ length: count }, (_, index) => place(`c${index}`)) as [ReturnType<typeof place>];
  const change = (count: number, more: number) =>
    below('Changes', printed({ changes: [{ ...SCALED, places: clusters(more), fields: fields(count) }] }));
  const all = change(12, 5);
  expect(all).toHaveLength(13);
  expect(all[0]).toBe('  ~ web: Deployment web/web  scale  c0, c1, c2, c3, c4');
  expect(all[2]).toBe(`      f1: 0 → ${'x'.repeat(100)}`);
  expect(all[3]).toBe(`      f2: 0 → ${'x'.repeat(100)}…`);
  const some = change(13, 6);
  expect(some).toHaveLength(14);
  expect(some[0]).toBe('  ~ web: Deployment web/web  scale  c0, c1, c2, c3, c4 and 1 more');
  expect(some.at(-1)).toBe('      … and 1 more');
});

test('a danger that is waived says until when, and why', () => {
  const waiver = { reason: 'asked for', expires: '2026-12-31', file: 'clusters/fleet.yaml', line: 7 };
  const field = { path: ['spec', 'a'], after: 'b\nc' };
  const dangers = [
    { ...DELETED_DANGER, field },
    { ...DELETED_DANGER, severity: 'warning' as const, waiver },
  ];
  expect(below('Dangers', printed({ dangers }))).toEqual([
    '  danger  deletions/namespace  Namespace shop goes  prod-seoul',
    '      spec.a: (none) → b⏎c',
    '      Kubernetes deletes everything in it',
    '      instead: move the objects out of it first',
    '  waived  deletions/namespace  Namespace shop goes  prod-seoul',
    '      until 2026-12-31: asked for (clusters/fleet.yaml:7)',
  ]);
});
