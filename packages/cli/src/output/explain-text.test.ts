import type { SourceLocation } from '@nodeless/core';
import { explainText } from './explain-text.ts';

const location = (line: number): SourceLocation => ({
  file: 'clusters/dev/cluster.yaml',
  line,
  column: 3,
  endLine: line,
  endColumn: 9,
});
const value = (name: string, line: number) => ({
  path: `cluster#/${name}` as const,
  value: name,
  layer: 'cluster' as const,
  location: location(line),
});
const RENDERED = {
  kind: 'rendered',
  cluster: 'dev',
  file: 'clusters/dev/rendered/a.yaml',
  line: 7,
  text: 'name: \u001bx',
  object: 'ConfigMap web/a',
  application: 'web',
  component: 'workloads',
  constructPath: 'web/a',
  askedBy: { path: 'cluster#/apps', layer: 'default', location: location(1) },
  from: [
    { ...value('name', 4), how: 'value', places: 1 },
    { ...value('apps', 5), how: 'presence', places: 2 },
  ],
  notFollowed: [value('vpc', 6)],
  checks: ['apps/a', 'apps/b'],
} as const;

test('where a line comes from', () => {
  expect(explainText(RENDERED)).toEqual([
    'clusters/dev/rendered/a.yaml:7',
    '     7 | name: \\u{1b}x',
    '  object      ConfigMap web/a (Application web)',
    '  component   workloads, construct web/a',
    '  asked by    default, nobody wrote it (see clusters/dev/cluster.yaml:1:3)  cluster#/apps',
    '  value from  clusters/dev/cluster.yaml:4:3  cluster  cluster#/name = "name"',
    '              clusters/dev/cluster.yaml:5:3  cluster  cluster#/apps = "apps", decides whether it is there',
    '  unknown     what these decide, because nothing can be rendered with other values: cluster#/vpc',
    '  checks      apps/a, apps/b',
    '',
  ]);
});

test('a file that no value decides', () => {
  const { kind, cluster, file, component, constructPath, askedBy } = RENDERED;
  const answer = { kind, cluster, file, component, constructPath, askedBy };
  expect(explainText({ ...answer, from: [], notFollowed: [], checks: [] })).toEqual([
    'clusters/dev/rendered/a.yaml',
    '  component   workloads, construct web/a',
    '  asked by    default, nobody wrote it (see clusters/dev/cluster.yaml:1:3)  cluster#/apps',
    '  value from  no value of the sources: the component workloads writes the file so',
    '  checks      none reads it',
    '',
  ]);
});

test('what a line of a source gives', () => {
  const used = { cluster: 'dev', followed: true, checks: [] } as const;
  const many = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`);
  expect(
    explainText({
      kind: 'source',
      file: 'clusters/fleet.yaml',
      line: 3,
      values: [
        { ...value('a', 3), ...used, produces: [], checks: ['apps/a'] },
        { ...value('b', 3), ...used, produces: [], followed: false },
        {
          ...value('c', 3),
          ...used,
          produces: [
            { file: 'x.yaml', lines: [] },
            { file: 'y.yaml', lines: Array.from({ length: 13 }, (_, index) => index) },
          ],
        },
      ],
      asksFor: [{ cluster: 'dev', files: many(12) }],
      overriddenBy: [{ cluster: 'prod', layer: 'cluster', location: location(9) }],
    }),
  ).toEqual([
    'clusters/fleet.yaml:3',
    '  dev: clusters/dev/cluster.yaml:3:3  cluster  cluster#/a = "a"',
    '    decides nothing that is rendered',
    '    read by apps/a',
    '  dev: clusters/dev/cluster.yaml:3:3  cluster  cluster#/b = "b"',
    '    unknown: nothing can be rendered with another value',
    '  dev: clusters/dev/cluster.yaml:3:3  cluster  cluster#/c = "c"',
    '    x.yaml',
    '    y.yaml:0,1,2,3,4,5,6,7,8,9,10,11,… and 1 more; --json shows all',
    '  dev: asks for',
    ...many(12).map((file) => `    ${file}`),
    '  prod does not use it: clusters/dev/cluster.yaml:9:3  cluster decides there',
    '',
  ]);
  expect(explainText({ kind: 'source', file: 'a', values: [], asksFor: [], overriddenBy: [] })).toEqual([
    'a',
    '  no cluster uses it',
    '',
  ]);
});
