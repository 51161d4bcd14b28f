import type { ChangeReport } from '../../../report/change-report.ts';
import type { Danger } from '../../../report/danger.ts';
import { DELETED_DANGER, place, reportOf } from '../../../testing/reports.ts';
import { dangersSection } from './dangers.ts';

const WARNING: Danger = {
  ...DELETED_DANGER,
  rule: 'availability/surge',
  severity: 'warning',
  title: 'Deployment web/web may stop all its pods during a rollout',
  places: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((cluster) =>
    place(cluster),
  ) as unknown as Danger['places'],
  consequence: 'every rollout interrupts the service',
  remedy: 'use RollingUpdate',
};
const ANOTHER: Danger = { ...DELETED_DANGER, title: 'Namespace store goes', places: [place('prod-tokyo')] };
const WAIVED: Danger = {
  ...DELETED_DANGER,
  title: 'Namespace old goes',
  field: { path: ['spec', 'finalizers'], before: ['kubernetes'] },
  waiver: { reason: 'moved', expires: '2027-01-31', file: 'clusters/fleet.yaml', line: 12 },
};

test('dangers are told in full, in a line each, by rule with names, with clusters, and counted', () => {
  const waivers: ChangeReport['waivers'] = [
    {
      rule: 'deletions/crd',
      reason: 'r',
      expires: '2026-01-31',
      file: 'clusters/fleet.yaml',
      line: 3,
      state: 'expired',
      clusters: ['a'],
    },
    {
      rule: 'argocd/replace',
      reason: 'r',
      expires: '2027-01-31',
      file: 'clusters/fleet.yaml',
      line: 9,
      state: 'unused',
      clusters: ['a'],
    },
  ];
  const [full, lines, named, clusters, counted] = dangersSection(
    reportOf({ dangers: [DELETED_DANGER, ANOTHER, WARNING, WAIVED], waivers }),
  ).forms.map((form) => form());
  expect(full).toBe(`### Dangers

- ⛔ \`deletions/namespace\` Namespace shop goes · \`prod-seoul\`
  - What happens: Kubernetes deletes everything in it
  - What to do: move the objects out of it first
- ⛔ \`deletions/namespace\` Namespace store goes · \`prod-tokyo\`
  - What happens: Kubernetes deletes everything in it
  - What to do: move the objects out of it first
- ⚠️ \`availability/surge\` Deployment web/web may stop all its pods during a rollout · \`a\`, \`b\`, \`c\`, \`d\`, \`e\`, \`f\` and 2 more
  - What happens: every rollout interrupts the service
  - What to do: use RollingUpdate
- ☑️ \`deletions/namespace\` Namespace old goes (accepted) · \`prod-seoul\`
  - \`spec.finalizers\`: \`["kubernetes"]\` → nothing
  - What happens: Kubernetes deletes everything in it
  - What to do: move the objects out of it first
  - Accepted until 2027-01-31 by \`clusters/fleet.yaml:12\`: moved

- A waiver of \`deletions/crd\` expired on 2026-01-31: \`clusters/fleet.yaml:3\`
- A waiver of \`argocd/replace\` accepts nothing here: \`clusters/fleet.yaml:9\`

`);
  expect(lines).toBe(`### Dangers

- ⛔ \`deletions/namespace\` Namespace shop goes · \`prod-seoul\`
- ⛔ \`deletions/namespace\` Namespace store goes · \`prod-tokyo\`
- ⚠️ \`availability/surge\` Deployment web/web may stop all its pods during a rollout · \`a\`, \`b\`, \`c\`, \`d\`, \`e\`, \`f\` and 2 more
- ☑️ \`deletions/namespace\` Namespace old goes (accepted) · \`prod-seoul\`

- A waiver of \`deletions/crd\` expired on 2026-01-31: \`clusters/fleet.yaml:3\`
- A waiver of \`argocd/replace\` accepts nothing here: \`clusters/fleet.yaml:9\`

`);
  expect(named).toBe(`### Dangers

- ⛔ \`deletions/namespace\` 2 times: Namespace shop goes; Namespace store goes
- ⚠️ \`availability/surge\` 1 time: Deployment web/web may stop all its pods during a rollout
- ☑️ \`deletions/namespace\` 1 time: Namespace old goes

`);
  expect(clusters).toBe(`### Dangers

- ⛔ \`deletions/namespace\` 2 times in \`prod-seoul\`, \`prod-tokyo\`
- ⚠️ \`availability/surge\` 1 time in \`a\`, \`b\`, \`c\`, \`d\`, \`e\`, \`f\` and 2 more
- ☑️ \`deletions/namespace\` 1 time in \`prod-seoul\`

`);
  expect(counted).toBe(`### Dangers

- ⛔ \`deletions/namespace\` 2 times
- ⚠️ \`availability/surge\` 1 time
- ☑️ \`deletions/namespace\` 1 time

`);
});
