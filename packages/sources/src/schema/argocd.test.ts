import { edited, parse, textAt, wordsOf } from '../testing/sources.ts';

const sources = (kinds: string) =>
  edited(
    'projects',
    'workloads: { description: Apps',
    `workloads: { additionalKinds: ${kinds}, description: Apps`,
  );

test('workloads may have more kinds', () => {
  const kinds =
    '[{ group: batch, kind: CronJob }, { group: "", kind: ConfigMap }, { group: a.example.com, kind: Widget }]';
  const { diagnostics, model } = parse(sources(kinds));
  expect(diagnostics).toEqual([]);
  expect(model?.argocd.projects.workloads.additionalKinds).toEqual([
    { group: 'batch', kind: 'CronJob' },
    { group: '', kind: 'ConfigMap' },
    { group: 'a.example.com', kind: 'Widget' },
  ]);
});

test.each([
  [
    '[{ group: argoproj.io, kind: Application }]',
    'argoproj.io',
    'spec/invalid-value: workloads.additionalKinds[0].group: "argoproj.io" is not an API group that workloads may use | for example batch, or "" for the core group; argoproj.io belongs to the platform',
  ],
  [
    '[{ group: "*", kind: CronJob }]',
    '"*"',
    'spec/invalid-value: workloads.additionalKinds[0].group: "*" is not an API group that workloads may use | for example batch, or "" for the core group; argoproj.io belongs to the platform',
  ],
  [
    '[{ group: batch, kind: "*" }]',
    '"*"',
    'spec/invalid-value: workloads.additionalKinds[0].kind: "*" is not a kind | for example CronJob',
  ],
  [
    '[{ group: rbac.authorization.k8s.io, kind: ClusterRole }]',
    '{ group: rbac.authorization.k8s.io, kind: ClusterRole }',
    'spec/conflict: workloads.additionalKinds[0]: ClusterRole has no namespace | leave it out: workloads have objects in namespaces only',
  ],
])('%s is refused', (kinds, place, words) => {
  const { diagnostics } = parse(sources(kinds));
  expect(wordsOf(diagnostics)).toEqual([words]);
  expect(textAt(sources(kinds).projects, diagnostics[0]?.location)).toBe(place);
});
