import type { Artifact, JsonObject, Resource } from '@nodeless/core';
import { modelOf, SEOUL } from '../testing/model.ts';
import { exposedDeployment, nodePools, resource } from '../testing/resources.ts';
import { provision } from '../provision.ts';
import { appReadme } from './app-readme.ts';
import { clusterReadme } from './readme.ts';

const model = modelOf(SEOUL);
const { clusterConfig, steps } = provision(model);
const WEB = exposedDeployment('web', 'shop', 'shop.example.com');
const API = exposedDeployment('api', 'shop', 'api.example.com');

/** As little as an app can be. */
const APP = {
  image: 'example.com/web:1',
  runAsUser: 101,
  replicas: 1,
  resources: { requests: { cpu: '1' } },
};

const text = ({ content }: Artifact): string => ('text' in content ? content.text : '');
const pageOf = (app: string, resources: readonly Resource[]) =>
  appReadme(app, { model, clusterConfig, resources, classObjects: [] });

test('an app is on its own page, whatever other apps and node pools there are', () => {
  const page = pageOf('web', [...API, ...WEB, ...nodePools(model)]);
  expect([page.path, page.origin.specPath]).toEqual(['manifests/web/README.md', 'cluster#/apps']);
  expect(text(page)).toBe(`# web

The app \`web\` in the cluster \`nodeless-seoul\`. Generated; do not edit by hand.

## What runs

\`\`\`mermaid
flowchart LR
  n1(["internet-facing Network Load Balancer<br/>shop.example.com"])
  n2["namespace web<br/>shop"]
  n1 --> n2
\`\`\`

| Namespace | Workload | Nodes it asks for |
| --- | --- | --- |
| \`web\` | Deployment \`shop\` | any |

[The page of the cluster](../../README.md#capacity) shows its Fargate profiles, node groups and node pools.

## What is reachable from outside

| Host names | Load balancer | Listeners | Made by | Leads to |
| --- | --- | --- | --- | --- |
| \`shop.example.com\` | internet-facing Network Load Balancer | TCP 80 | Service \`web/shop\` | \`shop\` |
`);
  expect(text(pageOf('web', WEB))).toBe(text(page));
});

const term = (...matchExpressions: JsonObject[]): JsonObject => ({ matchExpressions });
const ARM = { key: 'kubernetes.io/arch', operator: 'In', values: ['arm64', 'amd64'] };
const GPU = { key: 'example.com/gpu', operator: 'Exists' };
const affinity = (...nodeSelectorTerms: JsonObject[]): JsonObject => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
});

test.each<[string, JsonObject, string]>([
  ['nothing', {}, 'any'],
  ['a selector', { nodeSelector: { disk: 'ssd' } }, '`disk=ssd`'],
  ['one term', affinity(term(ARM, GPU)), '`kubernetes.io/arch In arm64, amd64` and `example.com/gpu Exists`'],
  [
    'terms',
    affinity(term(ARM), term(GPU)),
    '`kubernetes.io/arch In arm64, amd64` or `example.com/gpu Exists`',
  ],
  [
    'terms beside a selector',
    { nodeSelector: { disk: 'ssd' }, ...affinity(term(ARM), term(GPU, GPU)) },
    '`disk=ssd` and (`kubernetes.io/arch In arm64, amd64` or `example.com/gpu Exists` and `example.com/gpu Exists`)',
  ],
])('what a pod requires of its node: %s', (_, spec, asked) => {
  const one = resource('apps/v1', 'Deployment', 'web', 'shop', { spec: { template: { spec } } });
  expect(text(pageOf('web', [one]))).toContain(`| \`web\` | Deployment \`shop\` | ${asked} |`);
});

test('an app without pods and without a load balancer', () => {
  const page = text(pageOf('web', [resource('v1', 'Service', 'web', 'shop')]));
  expect(page).toContain('\nNothing.\n');
  expect(page).toContain('The app is not reachable from outside through a load balancer.\n');
  expect(page).toMatch(/[^\n]\n$/);
});

test('nothing of an app is on the page of the cluster, and all of the platform is', () => {
  const withApp = modelOf(SEOUL, { apps: ['web'] }, { apps: { web: APP } });
  const page = (resources: readonly Resource[]) =>
    text(clusterReadme({ model: withApp, clusterConfig, applications: [], steps, resources }));
  expect(page([...WEB, ...API, ...nodePools(model)])).toBe(page([...API, ...nodePools(model)]));
  expect(page([...WEB, ...API])).toContain('api.example.com');
  expect(page([...WEB, ...API])).not.toContain('shop.example.com');
  expect(page([])).toContain('`manifests/<app>/README.md`');
});

const charts = (source: JsonObject): ReturnType<typeof modelOf> =>
  modelOf(SEOUL, { apps: ['shop'] }, { charts: { shop: { source } } });

test.each<[string, JsonObject, string[]]>([
  [
    'of a Helm repository',
    { repository: 'https://charts.example.com', chart: 'shop', version: '1.2.3' },
    [
      '| Repository | `https://charts.example.com`, which can publish a version again |',
      '| Chart | `shop` |',
      '| Version | `1.2.3` |',
    ],
  ],
  [
    'of a registry',
    { oci: 'oci://ghcr.io/example/shop', version: '1.2.3', digest: `sha256:${'5f'.repeat(32)}` },
    [
      '| Artifact | `oci://ghcr.io/example/shop` |',
      `| Digest | \`sha256:${'5f'.repeat(32)}\` |`,
      '| Version | `1.2.3` |',
    ],
  ],
  [
    'at a commit',
    { git: 'https://git.example.com/charts.git', commit: 'a'.repeat(40), path: 'charts/shop' },
    [
      '| Repository | `https://git.example.com/charts.git` |',
      '| Folder | `charts/shop` |',
      `| Commit | \`${'a'.repeat(40)}\` |`,
      '| Version | not told |',
    ],
  ],
])('the page of a chart %s says what is pinned', (_, source, rows) => {
  const page = text(
    appReadme('shop', { model: charts(source), clusterConfig, resources: [], classObjects: [] }),
  );
  expect(page).toContain(
    ['| --- | --- |', ...rows, '| Release | `shop` in the namespace `shop` |', '', '## What runs'].join('\n'),
  );
  expect(page).toContain('## What runs\n\nWhat the chart makes.\n\n[');
  expect(page).toContain('Only the chart says whether');
});

test('the release of a chart of an app is not on the page of the cluster', () => {
  const withChart = charts({ repository: 'https://charts.example.com', chart: 'shop', version: '1.2.3' });
  const page = (applications: { name: string; version: string; pods: [] }[]) =>
    text(clusterReadme({ model: withChart, clusterConfig, applications, steps, resources: [] }));
  const external = { name: 'external-dns', version: '1.21.1', pods: [] as [] };
  expect(page([external, { name: 'shop', version: '1.2.3', pods: [] }])).toBe(page([external]));
  expect(page([external])).toContain('external-dns');
});
