import { DELETED, DELETED_DANGER, NO_CHANGE, place, reportOf, SCALED } from '../../testing/reports.ts';
import { formatMarkdown, MARKDOWN_LIMIT } from './markdown.ts';

test('a report in full', () => {
  expect(formatMarkdown(reportOf())).toBe(`## ⛔ 1 danger without a waiver

+0 ~2 −1 objects in 2 clusters.

### Dangers

- ⛔ \`deletions/namespace\` Namespace shop goes · \`prod-seoul\`
  - What happens: Kubernetes deletes everything in it
  - What to do: move the objects out of it first

### To do by hand

<details><summary><code>prod-seoul</code></summary>

**1. Make the node group batch** (after the merge)

\`\`\`bash
eksctl create nodegroup -f clusters/prod-seoul/rendered/eksctl/cluster.yaml
\`\`\`

Interrupts: nothing


</details>

| Cluster | Application | + | ~ | − | Lines | Project | Wave | What |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| \`prod-seoul\` | \`namespaces\` | 0 | 0 | 1 | +0 −6 | \`platform\` | \`-5\` | ⛔ delete |

### Versions

| What | Name | From | To | Clusters |
| --- | --- | --- | --- | --- |
| image | \`registry.example.com/web\` | \`1.0\` | \`1.1\` | \`prod-seoul\` |

### Changes

<details><summary>− <code>Namespace shop</code> · delete · <code>prod-seoul</code></summary>

\`\`\`diff
- apiVersion: v1
- kind: Namespace
- metadata:
-   name: shop
\`\`\`

</details>
<details><summary>~ <code>Deployment web/web</code> · scale · <code>prod-seoul</code>, <code>prod-tokyo</code></summary>

\`\`\`diff
- spec.replicas: 3
+ spec.replicas: 5
\`\`\`

</details>

<sub>\`HEAD\` (\`bbbbbbbbbbbb\`) compared with \`main\` (\`aaaaaaaaaaaa\`) · 3 files with objects, 0 rewritten with the same meaning, 1 other file</sub>
`);
});

test('no change is said in a line', () => {
  expect(formatMarkdown(NO_CHANGE).split('\n')[0]).toBe('## ✅ No cluster changes');
});

test('a danger tells the value and the waiver that accepts it', () => {
  const dangers = [
    {
      ...DELETED_DANGER,
      field: { path: ['spec', 'replicas'], before: 3, after: 0 },
      waiver: {
        reason: 'The shop @moves',
        expires: '2027-01-31',
        file: 'clusters/prod-seoul/cluster.yaml',
        line: 7,
      },
    },
  ];
  const text = formatMarkdown(reportOf({ verdict: 'changes', dangers }));
  expect(text).toContain('- ☑️ `deletions/namespace` Namespace shop goes (accepted) · `prod-seoul`\n');
  expect(text).toContain('  - `spec.replicas`: `3` → `0`\n');
  expect(text).toContain(
    '  - Accepted until 2027-01-31 by `clusters/prod-seoul/cluster.yaml:7`: The shop &#64;&#8203;moves\n',
  );
});

test('waivers that are of no use are named', () => {
  const waiver = {
    reason: 'r',
    expires: '2026-01-01',
    file: 'clusters/fleet.yaml',
    line: 3,
    clusters: ['a'],
  };
  const text = formatMarkdown(
    reportOf({
      waivers: [
        { ...waiver, rule: 'deletions/crd', state: 'expired' },
        { ...waiver, rule: 'deletions/pvc', state: 'unused' },
      ],
    }),
  );
  expect(text).toContain('- A waiver of `deletions/crd` expired on 2026-01-01: `clusters/fleet.yaml:3`\n');
  expect(text).toContain('- A waiver of `deletions/pvc` accepts nothing here: `clusters/fleet.yaml:3`\n');
});

/** Some three megabytes. */
const LARGE = Array.from({ length: 2000 }, (_, index) => ({
  ...SCALED,
  id: `c${index}`,
  object: { ...SCALED.object, name: `web-${index}` },
  fields: Array.from({ length: 10 }, (__, field) => ({
    path: ['spec', `field${field}`],
    before: 'x'.repeat(70),
    after: `<b>@all</b> ${'y'.repeat(70)}`,
  })),
}));
const dangersOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...DELETED_DANGER,
    title: `Namespace shop-${index} goes`,
    rule: `d${(index % 5) + 1}/rule`,
  }));

test.each([1, 30, 300, 3000])(
  'three megabytes with %i dangers keep the limit, balanced, and no danger is lost',
  (count) => {
    const dangers = dangersOf(count);
    const text = formatMarkdown(reportOf({ changes: LARGE, dangers }));
    expect(text.length).toBeLessThanOrEqual(MARKDOWN_LIMIT);
    expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
    expect((text.match(/^```/gm)?.length ?? 0) % 2).toBe(0);
    expect(text).toMatch(/\d+ of 2000 changes are left out here for their length/);
    const lost = dangers.filter(({ title }) => !text.includes(title));
    const told = [...text.matchAll(/` (\d+) times?/g)].reduce((sum, [, times]) => sum + Number(times), 0);
    expect(lost.length === 0 ? count : told).toBe(count);
  },
);

test('as much is shown as there is room for', () => {
  const text = formatMarkdown(reportOf({ changes: LARGE, dangers: dangersOf(3) }));
  expect(text.length).toBeGreaterThan(MARKDOWN_LIMIT * 0.6);
});

test.each([
  '</details><script>alert(1)</script>',
  '```\n# heading',
  '````',
  '@octocat #12 https://example.com',
  '| a | b |',
  '\u202Eevil\u001b[31m',
  '<!-- marker -->',
])('the text %j of a manifest has no effect', (evil) => {
  const text = formatMarkdown(
    reportOf({
      dangers: [{ ...DELETED_DANGER, title: evil, consequence: evil, remedy: evil, rule: evil }],
      versions: [{ kind: 'image', name: evil, before: evil, after: evil, places: [place(evil)] }],
      changes: [
        {
          ...SCALED,
          object: { ...SCALED.object, name: evil },
          places: [place(evil)],
          fields: [{ path: ['spec', evil], before: evil, after: { [evil]: evil } }],
        },
        { ...DELETED, before: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: evil } } },
      ],
      plans: [],
    }),
  );
  expect(text).not.toMatch(/\u202E|\u001b/);
  const outside = text
    .replace(/^(`{3,})diff\n[\s\S]*?^\1$/gm, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/<code>.*?<\/code>/g, '');
  expect(outside.match(/<\/?[a-z!]+/g)?.filter((tag) => !/^<\/?(details|summary|sub)$/.test(tag))).toEqual(
    [],
  );
  expect(outside.match(/<\/details>/g)).toHaveLength(outside.match(/<details>/g)?.length ?? 0);
  expect(outside).not.toMatch(/^#+ heading|@octocat|(?<!&)#12|https:\/\/example/m);
  expect(
    outside
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').length),
  ).toEqual([11, 11, 11, 7, 7, 7]);
});
