import { clusterPage } from './cluster-page.ts';
import { ClusterSchema } from './cluster.ts';

const page = clusterPage();
const section = (name: string) => page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';

test('every key has a section of its own or a row in the first table', () => {
  for (const key of Object.keys(ClusterSchema.shape)) {
    expect(
      page.includes(`\n## ${key}\n`) || section('Keys without a section').includes(`\n| \`${key}\` |`),
    ).toBe(true);
  }
});

test.each([
  [
    'access',
    '| `mode` | `"API"`, `"API_AND_CONFIG_MAP"`, `"CONFIG_MAP"` | `"API_AND_CONFIG_MAP"` | Where EKS looks:',
  ],
  [
    'access',
    '| `entries[].policies[].namespaces` | list of string |  | Only in these namespaces, \\* allowed at the end.',
  ],
  ['controlPlane', '| `zonalShift` | `true`, `false` | `false` | Let Amazon'],
  ['controlPlane', '| `logging` | map |  | Logs of the control plane. |'],
  ['addons', '| `coredns.configuration.replicaCount` | whole number |  | Pods of CoreDNS.'],
  ['addons', '| `<key>.resolveConflicts` |'],
  ['iam', '| `nodePolicies` | list of string | `[]` | ARNs of policies of node roles, besides'],
  ['safety', '| `maxDeletedPercent` | whole number | `30` |'],
])('%s has the row %s', (name, row) => {
  expect(section(name)).toContain(`\n${row}`);
});

test('an example is shown where neither description nor default show one', () => {
  expect(section('iam')).toContain(
    'Default: none. Example: `["arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"]`. |',
  );
  expect(section('components')).toContain('Allowed: 0 or more. Example: `5500`. |');
  expect(page).not.toMatch(/for example[^|]*Example:/i);
  expect(page).not.toMatch(/Default: (\S+)\. Example: `"?\1"?`/);
});

test('every row is whole', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter((row) => row.split(/(?<!\\)\|/).length !== 6)).toEqual([]);
  expect(rows.filter((row) => row.endsWith('|  |'))).toEqual([]);
});

test('what stands in many places is told once, at the end, and every link leads there', () => {
  const [keys = '', parts = ''] = page.split('\n## Parts of many keys\n');
  const headings = [...page.matchAll(/^##+ (.*)$/gm)].map(([, name]) => name);
  expect(new Set(headings).size).toBe(headings.length);
  const told = [...parts.matchAll(/^### (.*)$/gm)].map(([, name]) => name);
  expect(told).toContain('tolerations');
  const links = [...keys.matchAll(/Keys: \[(\w+)\]\(#(\w+)\)\. \|$/gm)];
  expect([...new Set(links.map(([, name]) => name))].sort()).toEqual(told);
  expect(links.filter(([, name, anchor]) => name?.toLowerCase() !== anchor)).toEqual([]);
  expect(keys).toContain(
    '\n| `coredns.configuration.tolerations` | list of map |  | Taints of nodes that the pods may run on',
  );
  expect(keys).not.toContain('`coredns.configuration.tolerations[].key`');
  expect(parts).toContain('\n| `[].tolerationSeconds` | whole number |');
});
