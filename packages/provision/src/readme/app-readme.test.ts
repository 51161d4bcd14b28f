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
  appReadme(app, { model, clusterConfig, resources });

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

| Host names | Load balancer | Made by | Leads to |
| --- | --- | --- | --- |
| \`shop.example.com\` | internet-facing Network Load Balancer | Service \`web/shop\` | \`shop\` |
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
