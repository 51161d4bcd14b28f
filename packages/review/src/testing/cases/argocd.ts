import type { JsonObject } from '@nodeless/core';
import { annotated, application, crd, inWeb, object, WEB } from '../objects.ts';
import type { Cases, RuleCase } from './case.ts';

const SHOP = { 'argocd/applications/shop.yaml': application('shop') };
const KEEP = {
  'manifests/web/configmap-keep.yaml': object('v1', 'ConfigMap', 'keep', inWeb),
  'manifests/shop/configmap-keep-too.yaml': object('v1', 'ConfigMap', 'keep-too', inWeb),
};
const OPTIONS = 'argocd.argoproj.io/sync-options';
const map = (annotations: JsonObject = {}) =>
  object('v1', 'ConfigMap', 'it', { ...annotated(annotations), data: { a: 'b' } });
const move = (before: JsonObject, after: JsonObject): RuleCase => ({
  base: { ...WEB, ...SHOP, ...KEEP, 'manifests/web/configmap-it.yaml': before },
  head: { ...WEB, ...SHOP, ...KEEP, 'manifests/shop/configmap-it.yaml': after },
});
const stay = (before: JsonObject, after: JsonObject): RuleCase => ({
  base: { ...WEB, 'manifests/web/configmap-it.yaml': before },
  head: { ...WEB, 'manifests/web/configmap-it.yaml': after },
});
const app = (before: JsonObject, after: JsonObject, more: Record<string, JsonObject> = {}): RuleCase => ({
  base: { ...more, 'argocd/applications/web.yaml': before },
  head: { ...more, 'argocd/applications/web.yaml': after },
});
const come = (value: JsonObject, more: Record<string, JsonObject> = {}): RuleCase => ({
  base: { ...WEB, ...more, 'manifests/web/configmap-it.yaml': map() },
  head: { ...WEB, ...more, 'manifests/web/configmap-it.yaml': map(), 'manifests/web/new.yaml': value },
});
const source = (url: string, targetRevision = 'a'.repeat(40)) =>
  application('web', { source: { repoURL: url, targetRevision, path: 'charts/web' } });
const project = (spec: JsonObject) => ({
  'argocd/projects/workloads.yaml': object('argoproj.io/v1alpha1', 'AppProject', 'workloads', {
    metadata: { namespace: 'argocd' },
    spec: {
      sourceRepos: ['https://github.com/example/*'],
      destinations: [{ name: 'in-cluster', namespace: '*' }],
      ...spec,
    },
  }),
});
const PROJECT = project({});
const NO_QUOTA = project({ namespaceResourceBlacklist: [{ group: '', kind: 'ResourceQuota' }] });
const STRICT = {
  'argocd/applications/shop.yaml': application('shop', {
    syncPolicy: { syncOptions: ['FailOnSharedResource=true'] },
  }),
};
const quota = object('v1', 'ResourceQuota', 'new', inWeb);
const LONG = 'a'.repeat(235);
const job = (annotations: JsonObject = {}): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { generateName: 'migrate-', namespace: 'web', annotations },
});
const renamed = (name: string) => ({
  'argocd/root.yaml': application('root'),
  [`argocd/applications/${name}.yaml`]: application(name),
});
const fresh = object('v1', 'ConfigMap', 'new', { ...inWeb, data: { a: 'x' } });

const generated = { annotations: { 'argocd.argoproj.io/manifest-generate-paths': '.' } };
const comeOf1000Kilobytes = (count: number): RuleCase => ({
  base: WEB,
  head: {
    ...WEB,
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `manifests/web/configmap-${index}.yaml`,
        object('v1', 'ConfigMap', `c${index}`, {
          ...inWeb,
          data: { a: `${index}${'x'.repeat(1000 * 1024)}` },
        }),
      ]),
    ),
  },
});

export const ARGOCD_CASES: Cases = {
  'argocd/moved': { meets: move(map(), map()), spares: stay(map(), map({ 'example.com/a': 'b' })) },
  'argocd/moved-kept': {
    meets: {
      base: {
        ...WEB,
        ...STRICT,
        ...KEEP,
        'manifests/web/configmap-it.yaml': map({ [OPTIONS]: 'Prune=false' }),
      },
      head: { ...WEB, ...STRICT, ...KEEP, 'manifests/shop/configmap-it.yaml': map() },
    },
    spares: {
      base: { ...WEB, ...STRICT, ...KEEP, 'manifests/web/configmap-it.yaml': map() },
      head: { ...WEB, ...STRICT, ...KEEP, 'manifests/shop/configmap-it.yaml': map() },
    },
  },
  'argocd/application-renamed': {
    meets: { base: renamed('web'), head: renamed('website') },
    spares: {
      base: renamed('web'),
      head: { ...renamed('web'), 'argocd/applications/other.yaml': application('other') },
    },
  },
  'argocd/destination': {
    meets: app(application('web'), application('web', { destination: { name: 'other', namespace: 'web' } })),
    spares: app(
      application('web'),
      application('web', { destination: { name: 'in-cluster', namespace: 'other' } }),
    ),
  },
  'argocd/source-moved': {
    meets: app(
      application('web', {}, generated),
      application('web', { source: { repoURL: 'https://example.com/new.git', path: 'a' } }, generated),
    ),
    spares: app(
      application('web'),
      application('web', { source: { repoURL: 'https://example.com/new.git', path: 'a' } }),
    ),
  },
  'argocd/automation': {
    meets: app(application('web'), application('web', { syncPolicy: { automated: { prune: true } } })),
    spares: app(application('web'), application('web', { syncPolicy: { retry: { limit: -1 } } })),
  },
  'argocd/replace': {
    meets: stay(map(), map({ [OPTIONS]: 'Replace=true' })),
    spares: stay(map({ [OPTIONS]: 'Replace=true' }), map()),
  },
  'argocd/protection-removed': {
    meets: stay(map({ [OPTIONS]: 'Prune=false' }), map()),
    spares: stay(map(), map({ [OPTIONS]: 'Prune=false' })),
  },
  'argocd/protection-too-late': {
    meets: move(map(), map({ [OPTIONS]: 'Prune=false' })),
    spares: move(map({ [OPTIONS]: 'Prune=false' }), map({ [OPTIONS]: 'Prune=false' })),
  },
  'argocd/floating-revision': {
    meets: app(source('https://github.com/example/a'), source('https://github.com/example/a', 'HEAD')),
    spares: app(
      source('https://github.com/example/a'),
      source('https://github.com/example/a', 'b'.repeat(40)),
    ),
  },
  'argocd/source-not-permitted': {
    meets: app(source('https://github.com/example/a'), source('https://github.com/else/a'), PROJECT),
    spares: app(source('https://github.com/example/a'), source('https://github.com/example/b'), PROJECT),
  },
  'argocd/not-permitted': {
    meets: come(quota, NO_QUOTA),
    spares: come(fresh, NO_QUOTA),
  },
  'argocd/project-lets-go': {
    meets: {
      base: { ...WEB, ...KEEP, ...PROJECT, 'manifests/web/quota.yaml': quota },
      head: { ...WEB, ...KEEP, ...NO_QUOTA },
    },
    spares: {
      base: { ...WEB, ...KEEP, ...PROJECT, 'manifests/web/quota.yaml': quota },
      head: { ...WEB, ...KEEP, ...project({ description: 'another' }) },
    },
  },
  'argocd/application-name': {
    meets: { base: WEB, head: { ...WEB, 'argocd/applications/long.yaml': application(`${LONG}a`) } },
    spares: { base: WEB, head: { ...WEB, 'argocd/applications/long.yaml': application(LONG) } },
  },
  'argocd/generated-name': {
    meets: come(job()),
    spares: come(job({ 'argocd.argoproj.io/hook': 'PreSync' })),
  },
  'argocd/sync-wave': {
    meets: stay(map(), map({ 'argocd.argoproj.io/sync-wave': '1' })),
    spares: stay(map(), map({ 'argocd.argoproj.io/compare-options': 'IgnoreExtraneous' })),
  },
  'argocd/kind-without-crd': {
    meets: come(object('example.com/v1', 'Thing', 'new', inWeb)),
    spares: come(object('example.com/v1', 'Thing', 'new', inWeb), {
      'manifests/web/customresourcedefinition-things.example.com.yaml': crd(),
    }),
  },
  'argocd/excluded-kind': {
    meets: come(object('v1', 'Endpoints', 'new', inWeb)),
    spares: come(object('v1', 'Service', 'new', inWeb)),
  },
  'argocd/duplicate-object': {
    meets: {
      base: { ...WEB, ...SHOP, 'manifests/web/configmap-it.yaml': map() },
      head: {
        ...WEB,
        ...SHOP,
        'manifests/web/configmap-it.yaml': map(),
        'manifests/shop/configmap-it.yaml': map(),
      },
    },
    spares: {
      base: { ...WEB, ...SHOP, 'manifests/web/configmap-it.yaml': map() },
      head: {
        ...WEB,
        ...SHOP,
        'manifests/web/configmap-it.yaml': map(),
        'manifests/shop/configmap-it.yaml': object('v1', 'ConfigMap', 'it', {
          metadata: { namespace: 'shop' },
        }),
      },
    },
  },
  'argocd/large-application': { meets: comeOf1000Kilobytes(11), spares: comeOf1000Kilobytes(10) },
  'argocd/unreadable-file': {
    meets: { base: WEB, head: { ...WEB, 'manifests/web/it.yaml': 'a: [\n' } },
    spares: { base: WEB, head: { ...WEB, 'manifests/web/it.txt': 'a: [\n' } },
  },
};
