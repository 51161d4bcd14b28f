import type { JsonObject } from '@nodeless/core';
import { application, deployment, object, pod } from './testing/objects.ts';
import { config } from './testing/plans.ts';
import { reviewFiles, type Files } from './testing/trees.ts';

/** `image registry/name: 1.0 → 1.1 (web)`. */
const versions = (base: Files, head: Files) =>
  reviewFiles(base, head).versions.map(
    ({ kind, name, before, after, places }) =>
      `${kind} ${name}: ${before} → ${after} (${places.map(({ application: of }) => of).join(', ')})`,
  );
const web = (spec: JsonObject): Files => ({ 'manifests/web/deployment-web.web.yaml': deployment(spec) });
const image = (name: string) => web({ template: pod({ image: name }) });
const DIGEST = `sha256:${'0'.repeat(64)}`;

test.each([
  ['a tag', 'example.com/web:1.0', 'example.com/web:1.1', ['image example.com/web: 1.0 → 1.1 (web)']],
  [
    'a registry with a port',
    'localhost:5000/team/web:1.0',
    'localhost:5000/team/web:1.1',
    ['image localhost:5000/team/web: 1.0 → 1.1 (web)'],
  ],
  [
    'a digest beside the tag',
    'example.com/web:1.0',
    `example.com/web:1.0@${DIGEST}`,
    [`image example.com/web: 1.0 → 1.0@${DIGEST} (web)`],
  ],
  [
    'a digest alone',
    `example.com/web@${DIGEST}`,
    'example.com/web:1.0',
    [`image example.com/web: @${DIGEST} → 1.0 (web)`],
  ],
  ['no tag is latest', 'web', 'web:1.0', ['image web: latest → 1.0 (web)']],
  ['latest is written out', 'web', 'web:latest', []],
  ['another image', 'example.com/web:1.0', 'example.com/shop:1.1', []],
])('%s', (_, before, after, expected) => {
  expect(versions(image(before), image(after))).toEqual(expected);
});

test('containers for the start count, those that come do not', () => {
  const both = (version: string, ...more: readonly JsonObject[]) =>
    web({
      template: pod(
        { image: 'example.com/web:1.0' },
        { initContainers: [{ name: 'migrate', image: `example.com/migrate:${version}` }, ...more] },
      ),
    });
  expect(versions(both('1'), both('2', { name: 'new', image: 'example.com/new:1' }))).toEqual([
    'image example.com/migrate: 1 → 2 (web)',
  ]);
});

test('one image in two Applications is one row', () => {
  const two = (tag: string): Files => ({
    ...image(`example.com/web:${tag}`),
    'manifests/shop/deployment-shop.web.yaml': deployment(
      { template: pod({ image: `example.com/web:${tag}` }) },
      'shop',
    ),
  });
  expect(versions(two('1.0'), two('1.1'))).toEqual(['image example.com/web: 1.0 → 1.1 (shop, web)']);
});

const chart = (revision: string, release?: string): Files => ({
  'argocd/applications/karpenter.yaml': application('karpenter', {
    ...(release === undefined ? {} : { info: [{ name: 'Release', value: release }] }),
    source: { repoURL: 'https://example.com/charts', targetRevision: revision, path: 'charts/karpenter' },
  }),
});

test.each<[string, Files, Files, string[]]>([
  ['a release', chart('a'.repeat(40), '1.14.1'), chart('b'.repeat(40), '1.15.2'), ['1.14.1 → 1.15.2']],
  [
    'a release without its commit',
    chart('a'.repeat(40), '1.14.1'),
    chart('a'.repeat(40), '1.15.2'),
    ['1.14.1 → 1.15.2'],
  ],
  ['a revision where no release is said', chart('1.14.1'), chart('1.15.2'), ['1.14.1 → 1.15.2']],
  ['a release that is said from now on', chart('1.14.1'), chart('1.15.2', '1.15.2'), ['1.14.1 → 1.15.2']],
])('of a chart: %s', (_, base, head, expected) => {
  expect(versions(base, head)).toEqual(expected.map((moves) => `chart karpenter: ${moves} (root)`));
});

test('of Kubernetes and of add-ons, in this order; one that comes has none', () => {
  const cluster = (version: string, ...addons: readonly JsonObject[]) =>
    config({ metadata: { version }, addons });
  expect(
    versions(
      cluster('1.34', { name: 'vpc-cni', version: 'v1.20.0' }, { name: 'coredns' }),
      cluster(
        '1.35',
        { name: 'coredns', version: 'v1.12.0' },
        { name: 'vpc-cni', version: 'v1.21.0' },
        { name: 'new', version: 'v1' },
      ),
    ),
  ).toEqual(['addon vpc-cni: v1.20.0 → v1.21.0 (eksctl)', 'kubernetes Kubernetes: 1.34 → 1.35 (eksctl)']);
});

const nodes = (...terms: readonly JsonObject[]): Files => ({
  'manifests/karpenter/ec2nodeclass-default.yaml': object('karpenter.k8s.aws/v1', 'EC2NodeClass', 'default', {
    spec: { amiSelectorTerms: terms },
  }),
});

test.each<[string, Files, Files, string[]]>([
  [
    'an alias',
    nodes({ alias: 'al2023@v20260414' }),
    nodes({ alias: 'al2023@v20260714' }),
    ['node-image default: al2023@v20260414 → al2023@v20260714 (karpenter)'],
  ],
  ['ids, which say nothing', nodes({ id: 'ami-1' }), nodes({ id: 'ami-2' }), []],
  ['an id instead of an alias', nodes({ alias: 'al2023@v20260414' }), nodes({ id: 'ami-2' }), []],
])('of the images of nodes: %s', (_, base, head, expected) => {
  expect(versions(base, head)).toEqual(expected);
});

test('kinds stand together, in the order of the report', () => {
  const all = (version: string) => ({
    ...nodes({ alias: `al2023@v2026${version}14` }),
    ...config({ metadata: { version: `1.${version}` } }),
    ...chart(version),
    ...image(`example.com/web:${version}`),
  });
  expect(versions(all('04'), all('05')).map((row) => row.split(' ')[0])).toEqual([
    'image',
    'chart',
    'kubernetes',
    'node-image',
  ]);
});
