import type { ChangeReport, Totals } from '../../../report/change-report.ts';
import { NO_COUNTS } from '../../../report/counts.ts';
import { NO_CHANGE, place, reportOf, SCALED } from '../../../testing/reports.ts';
import type { Section } from '../section.ts';
import { changesSection } from './changes.ts';
import { dangersSection } from './dangers.ts';
import { footerSection } from './footer.ts';
import { plansSection } from './plans.ts';
import { summarySection } from './summary.ts';
import { verdictSection } from './verdict.ts';
import { versionsSection } from './versions.ts';

const formsOf = ({ forms }: Section): string[] => forms.map((form) => form());
const fullOf = (section: Section): string | undefined => formsOf(section)[0];

const ROW = {
  area: 'application',
  application: 'web',
  counts: { ...NO_COUNTS, added: 1, changed: 2 },
  lines: { added: 12, removed: 3 },
  classes: ['rollout', 'create'],
  dangers: 0,
  warnings: 1,
  waived: 0,
} as const;

test('the summary has a row for each Application of each cluster, or one for each Application, or a count', () => {
  const shop = {
    ...ROW,
    application: 'shop',
    project: 'workloads',
    wave: '-1',
    dangers: 2,
    classes: ['delete'] as const,
  };
  const clusters: ChangeReport['clusters'] = [
    { cluster: 'prod-seoul', state: 'changed', counts: ROW.counts, applications: [ROW, shop] },
    { cluster: 'prod-tokyo', state: 'added', counts: ROW.counts, applications: [{ ...ROW, warnings: 0 }] },
  ];
  expect(formsOf(summarySection(reportOf({ clusters })))).toEqual([
    `| Cluster | Application | + | ~ | − | Lines | Project | Wave | What |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| \`prod-seoul\` | \`web\` | 1 | 2 | 0 | +12 −3 |  |  | ⚠️ rollout, create |
| \`prod-seoul\` | \`shop\` | 1 | 2 | 0 | +12 −3 | \`workloads\` | \`-1\` | ⛔ delete |
| \`prod-tokyo\` (added) | \`web\` | 1 | 2 | 0 | +12 −3 |  |  | rollout, create |

`,
    `| Application | Clusters | + | ~ | − | Dangers |
| --- | --- | --- | --- | --- | --- |
| \`web\` | 2 | 2 | 4 | 0 | 0 |
| \`shop\` | 1 | 1 | 2 | 0 | 2 |

`,
    'The table of 3 Applications is left out here for its length.\n\n',
  ]);
});

const totals = (more: Partial<Totals>): Totals => ({
  ...NO_COUNTS,
  clusters: 1,
  dangers: 0,
  warnings: 0,
  waived: 0,
  ...more,
});

test.each<[string, Partial<ChangeReport>, string]>([
  ['nothing', { verdict: 'none', totals: totals({ clusters: 0 }) }, '## ✅ No cluster changes\n\n'],
  [
    'nothing but other words for the same',
    {
      verdict: 'none',
      totals: totals({ clusters: 0 }),
      files: { objects: 0, sameMeaning: ['a', 'b'], others: [], unreadable: [] },
    },
    '## ✅ No cluster changes\n\n2 files changed without another meaning.\n\n',
  ],
  [
    'changes',
    { verdict: 'changes', totals: totals({ changed: 3, clusters: 2 }) },
    '## ✅ Changes, none of them dangerous\n\n+0 ~3 −0 objects in 2 clusters.\n\n',
  ],
  [
    'a warning, and findings that waivers accept',
    {
      verdict: 'changes',
      totals: totals({ added: 1, removed: 1, renamed: 1, moved: 2, warnings: 1, waived: 2 }),
    },
    '## ⚠️ Changes, 1 warning\n\n+1 ~0 −1 (1 renamed, 2 moved) objects in 1 cluster, 2 findings accepted by waivers.\n\n',
  ],
  [
    'dangers beside warnings',
    { verdict: 'dangerous', totals: totals({ removed: 1, dangers: 2, warnings: 3 }) },
    '## ⛔ 2 dangers without a waiver, 3 warnings\n\n+0 ~0 −1 objects in 1 cluster.\n\n',
  ],
])('the verdict on %s', (_, parts, expected) => {
  expect(formsOf(verdictSection(reportOf(parts)))).toEqual([expected]);
});

test('a change says whence it is and whose values it shows, and is cut where it is long', () => {
  const renamed = {
    ...SCALED,
    operation: 'renamed',
    previous: { ...SCALED.object, name: 'old' },
    namesCluster: true,
    places: ['a', 'b', 'c', 'd', 'e', 'f'].map((cluster) => place(cluster)),
  } as unknown as ChangeReport['changes'][number];
  const moved: ChangeReport['changes'][number] = { ...SCALED, operation: 'moved', from: 'shop', fields: [] };
  const long: ChangeReport['changes'][number] = {
    ...SCALED,
    operation: 'added',
    fields: [],
    after: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`k${i}`, 'v'])),
    },
  };
  const { before: _before, ...added } = long;
  const [full] = formsOf(changesSection(reportOf({ changes: [renamed, moved, added] })));
  const [first = '', second = '', third = ''] = (full ?? '').split('<details>').slice(1);
  expect(first)
    .toBe(`<summary>→ <code>Deployment web/web</code> · scale · <code>a</code>, <code>b</code>, <code>c</code>, <code>d</code> and 2 more</summary>

It was <code>Deployment web/old</code>. The values are those of <code>a</code>; the others differ in the name of the cluster.

\`\`\`diff
- spec.replicas: 3
+ spec.replicas: 5
\`\`\`

</details>
`);
  expect(second).toContain(
    'It comes from the Application <code>shop</code> to <code>web</code>.\n\n```diff\n- apiVersion: apps/v1',
  );
  expect(second).toContain('\n+ apiVersion: apps/v1\n');
  expect(third).toContain('\n+   k77: v\n');
  expect(third).toContain('\n# 13 more lines\n```');
});

test('changes, plans and versions that are left out are counted', () => {
  const versions = Array.from({ length: 3 }, (_, index) => ({
    kind: 'node-image' as const,
    name: `class-${index}`,
    before: 'al2023@v1',
    after: 'al2023@v2',
    places: [place('prod-seoul')] as const,
  }));
  expect(formsOf(versionsSection(reportOf({ versions })))).toEqual([
    `### Versions

| What | Name | From | To | Clusters |
| --- | --- | --- | --- | --- |
| node image | \`class-0\` | \`al2023@v1\` | \`al2023@v2\` | \`prod-seoul\` |
| node image | \`class-1\` | \`al2023@v1\` | \`al2023@v2\` | \`prod-seoul\` |
| node image | \`class-2\` | \`al2023@v1\` | \`al2023@v2\` | \`prod-seoul\` |

`,
    `### Versions

| What | Name | From | To | Clusters |
| --- | --- | --- | --- | --- |
| node image | \`class-0\` | \`al2023@v1\` | \`al2023@v2\` | \`prod-seoul\` |
| node image | \`class-1\` | \`al2023@v1\` | \`al2023@v2\` | \`prod-seoul\` |

1 of 3 versions are left out here.

`,
    `### Versions

| What | Name | From | To | Clusters |
| --- | --- | --- | --- | --- |
| node image | \`class-0\` | \`al2023@v1\` | \`al2023@v2\` | \`prod-seoul\` |

2 of 3 versions are left out here.

`,
    '### Versions\n\n\n3 of 3 versions are left out here.\n\n',
  ]);
  expect(formsOf(changesSection(reportOf({ changes: [SCALED] }))).at(-1)).toBe(
    '### Changes\n\n\n1 of 1 changes are left out here for their length. The reports in HTML and JSON hold all of them.\n\n',
  );
  expect(formsOf(plansSection(reportOf())).at(-1)).toBe(
    '### To do by hand\n\n\nThe steps of 1 of 1 plans are left out here.\n\n',
  );
});

test('a plan says for whom it is, when, by whom, and what it interrupts', () => {
  const step = {
    title: 'vpc.cidr cannot be changed',
    commands: [],
    disrupts: 'a new cluster is needed',
    source: 'https://example.com',
  };
  const plans: ChangeReport['plans'] = [
    {
      clusters: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
      steps: [
        { ...step, tool: 'impossible', when: 'before-merge' },
        {
          ...step,
          tool: 'aws',
          title: 'tag it',
          commands: ['aws a', 'aws b'],
          disrupts: 'nothing',
          when: 'after-merge',
        },
      ],
    },
  ];
  expect(fullOf(plansSection(reportOf({ plans })))).toBe(`### To do by hand

<details><summary><code>a</code>, <code>b</code>, <code>c</code>, <code>d</code>, <code>e</code>, <code>f</code> and 2 more</summary>

**1. vpc.cidr cannot be changed** (before the merge)

It cannot be changed after the cluster was made.

Interrupts: a new cluster is needed

**2. tag it** (after the merge)

\`\`\`bash
aws a
aws b
\`\`\`

Interrupts: nothing


</details>

`);
});

test('the footer names both sides, and accounts for all files', () => {
  const worktree = reportOf({
    head: { name: 'worktree', commit: 'c'.repeat(40), worktree: true },
    files: { objects: 1, sameMeaning: ['a'], others: ['b', 'c'], unreadable: [{ file: 'd', reason: 'r' }] },
  });
  expect(fullOf(footerSection(worktree))).toBe(
    '<sub>the files on disk, over `cccccccccccc` compared with `main` (`aaaaaaaaaaaa`) · 1 file with objects, 1 rewritten with the same meaning, 1 unreadable, 2 other files</sub>\n',
  );
});

test('what is not there has no heading', () => {
  for (const section of [changesSection, dangersSection, plansSection, summarySection, versionsSection])
    expect(formsOf(section(NO_CHANGE))).toEqual(['']);
});
