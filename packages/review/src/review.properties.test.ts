import { printYaml, type JsonObject } from '@nodeless/core';
import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import { formatMarkdown } from './formats/markdown/markdown.ts';
import { formatHtml } from './formats/html/page.ts';
import { formatSarif } from './formats/sarif.ts';
import { application, object } from './testing/objects.ts';
import { reviewFiles, reviewFleets, type Files } from './testing/trees.ts';

const APPS = ['shop', 'store'];
const name = fc.constantFrom('a', 'b', 'c', 'd');
const word = fc.constantFrom('x', 'y', 'z', 'KRW');
const SECRET = 'correct-horse-battery-staple';

/** Objects of kinds that a review treats each in its own way, as `[kind, manifest body]`. */
const body: fc.Arbitrary<readonly [apiVersion: string, kind: string, body: JsonObject]> = fc.oneof(
  word.map((value) => ['v1', 'ConfigMap', { data: { value } }] as const),
  fc.nat(3).map((size) => ['v1', 'Secret', { stringData: { token: `${SECRET}-${size}` } }] as const),
  fc.nat(4).map(
    (replicas) =>
      [
        'apps/v1',
        'Deployment',
        {
          spec: {
            replicas,
            selector: { matchLabels: { app: 'a' } },
            template: { spec: { containers: [{ name: 'a', image: `example.com/a:1.${replicas}` }] } },
          },
        },
      ] as const,
  ),
  fc.constantFrom('ClusterIP', 'LoadBalancer').map((type) => ['v1', 'Service', { spec: { type } }] as const),
  word.map((value) => ['batch/v1', 'Job', { spec: { template: { spec: { nodeName: value } } } }] as const),
);

/** A tree of Applications with objects; each object in a file of its own, as trees are rendered. */
const tree: fc.Arbitrary<Files> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...APPS), name, body), {
    maxLength: 6,
    selector: ([app, called, [, kind]]) => `${app} ${kind} ${called}`,
  })
  .map((objects) => ({
    ...Object.fromEntries(APPS.map((app) => [`argocd/applications/${app}.yaml`, application(app)])),
    ...Object.fromEntries(
      objects.map(([app, called, [apiVersion, kind, rest]]) => [
        `manifests/${app}/${kind.toLowerCase()}-${called}.web.yaml`,
        object(apiVersion, kind, called, { metadata: { namespace: 'web' }, ...rest }),
      ]),
    ),
  }));

test('a tree is no change of itself', () => {
  fc.assert(
    fc.property(tree, (files) => {
      const { verdict, changes, dangers, clusters, plans, versions } = reviewFiles(files, files);
      expect([verdict, changes, dangers, clusters, plans, versions]).toEqual(['none', [], [], [], [], []]);
    }),
    runs(30),
  );
});

test('the counts are those of the objects, and turn with the sides', () => {
  fc.assert(
    fc.property(tree, tree, (base, head) => {
      const { totals, clusters } = reviewFiles(base, head);
      expect(totals.added - totals.removed).toBe(Object.keys(head).length - Object.keys(base).length);
      const back = reviewFiles(head, base).totals;
      expect([back.added, back.removed, back.changed]).toEqual([
        totals.removed,
        totals.added,
        totals.changed,
      ]);
      const rows = clusters.flatMap(({ applications }) => applications);
      expect(rows.reduce((sum, { counts }) => sum + counts.added, 0)).toBe(totals.added);
      expect(rows.reduce((sum, { counts }) => sum + counts.removed, 0)).toBe(totals.removed);
      expect(rows.reduce((sum, row) => sum + row.dangers, 0)).toBe(totals.dangers);
    }),
    runs(40),
  );
});

test('each file that differs is accounted for, once', () => {
  fc.assert(
    fc.property(tree, tree, (base, head) => {
      const report = reviewFiles({ ...base, 'README.md': 'a' }, { ...head, 'README.md': 'b' });
      const differs = [...new Set([...Object.keys(base), ...Object.keys(head)])].filter(
        (path) => JSON.stringify(base[path]) !== JSON.stringify(head[path]),
      );
      const { objects, sameMeaning, others, unreadable } = report.files;
      expect(objects + sameMeaning.length + unreadable.length).toBe(differs.length);
      expect(others).toEqual(['clusters/prod/rendered/README.md']);
    }),
    runs(40),
  );
});

test('lines of all files that come, go or change are counted, those of a rename on both sides', () => {
  fc.assert(
    fc.property(tree, tree, (base, head) => {
      const { clusters } = reviewFiles(base, head);
      const lines = clusters.flatMap(({ applications }) => applications.map((row) => row.lines));
      const length = (files: Files) =>
        Object.values(files).reduce((sum, file) => sum + linesOf(file as JsonObject), 0);
      const sum = (key: 'added' | 'removed') => lines.reduce((total, one) => total + one[key], 0);
      expect(sum('added') - sum('removed')).toBe(length(head) - length(base));
    }),
    runs(40),
  );
});

function linesOf(value: JsonObject): number {
  return printYaml(value).trimEnd().split('\n').length;
}

test('what is said of one cluster does not depend on another', () => {
  fc.assert(
    fc.property(tree, tree, tree, tree, (base, head, otherBase, otherHead) => {
      const both = reviewFleets({ prod: base, test: otherBase }, { prod: head, test: otherHead });
      const alone = reviewFleets({ prod: base }, { prod: head });
      const told = (of: typeof both) =>
        of.dangers
          .filter(({ places }) => places.some(({ cluster }) => cluster === 'prod'))
          .map(({ rule, title, severity }) => `${severity} ${rule} ${title}`)
          .sort();
      expect(told(both)).toEqual(told(alone));
      expect(both.clusters.filter(({ cluster }) => cluster === 'prod')).toEqual(alone.clusters);
    }),
    runs(30),
  );
});

test('nothing of a Secret is in a report or in an output of it', () => {
  fc.assert(
    fc.property(tree, tree, (base, head) => {
      const report = reviewFiles(base, head);
      expect(JSON.stringify(report)).not.toContain(SECRET);
      expect(formatMarkdown(report)).not.toContain(SECRET);
      expect(formatHtml(report)).not.toContain(SECRET);
      expect(JSON.stringify(formatSarif(report))).not.toContain(SECRET);
    }),
    runs(40),
  );
});

test('each danger names a change of the report, where it is about one', () => {
  fc.assert(
    fc.property(tree, tree, (base, head) => {
      const { dangers, changes } = reviewFiles(base, head);
      const ids = new Set(changes.map(({ id }) => id));
      expect(ids.size).toBe(changes.length);
      expect(dangers.filter(({ change }) => change !== undefined && !ids.has(change))).toEqual([]);
    }),
    runs(40),
  );
});
