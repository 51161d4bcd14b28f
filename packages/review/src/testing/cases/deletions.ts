import type { JsonObject } from '@nodeless/core';
import { annotated, application, deployment, inWeb, object, pod, service, WEB } from '../objects.ts';
import type { Cases, RuleCases } from './case.ts';

const KEEP = { 'manifests/web/configmap-keep.yaml': object('v1', 'ConfigMap', 'keep', inWeb) };
const PROTECTED = { 'argocd.argoproj.io/sync-options': 'Prune=false' };
const protectedBy = (value: JsonObject): JsonObject => ({
  ...value,
  metadata: { ...(value['metadata'] as JsonObject), annotations: PROTECTED },
});

/** Met when the object goes, spared when Prune=false protects it. */
export const gone = (value: JsonObject): RuleCases => ({
  meets: { base: { ...WEB, ...KEEP, 'manifests/web/it.yaml': value }, head: { ...WEB, ...KEEP } },
  spares: {
    base: { ...WEB, ...KEEP, 'manifests/web/it.yaml': protectedBy(value) },
    head: { ...WEB, ...KEEP },
  },
});

const FINALIZER = { finalizers: ['resources-finalizer.argocd.argoproj.io'] };
const ROOT = { 'argocd/root.yaml': application('root') };
const cascade = application('shop', {}, FINALIZER);
const orphans = application('shop');
const EMPTY = application('web', { syncPolicy: { automated: { allowEmpty: true } } });
const SECRET = object('v1', 'Secret', 'token', inWeb);
const reader = deployment({
  template: pod({}, { volumes: [{ name: 'a', secret: { secretName: 'token' } }] }),
});
const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `manifests/web/configmap-c${index}.yaml`,
      object('v1', 'ConfigMap', `c${index}`, { ...inWeb, data: { number: `${index} is its own` } }),
    ]),
  );
const queue = (name: string) => ({ Type: 'AWS::SQS::Queue', Properties: { QueueName: name } });

export const DELETIONS_CASES: Cases = {
  'deletions/namespace': gone(object('v1', 'Namespace', 'web')),
  'deletions/crd': gone(object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'things.example.com')),
  'deletions/volume': gone(object('v1', 'PersistentVolumeClaim', 'data', inWeb)),
  'deletions/storage-class': gone(object('storage.k8s.io/v1', 'StorageClass', 'gp3')),
  'deletions/snapshot-class': gone(object('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', 'ebs')),
  'deletions/stateful-set': gone(object('apps/v1', 'StatefulSet', 'db', inWeb)),
  'deletions/app-project': gone(object('argoproj.io/v1alpha1', 'AppProject', 'team', inWeb)),
  'deletions/nodes': gone(object('karpenter.sh/v1', 'NodePool', 'default')),
  'deletions/load-balancer': {
    meets: gone(service({ type: 'LoadBalancer' })).meets,
    spares: gone(service({ type: 'ClusterIP' })).meets,
  },
  'deletions/application-cascade': {
    meets: { base: { ...ROOT, 'argocd/applications/shop.yaml': cascade }, head: ROOT },
    spares: { base: { ...ROOT, 'argocd/applications/shop.yaml': orphans }, head: ROOT },
  },
  'deletions/application-stays': {
    meets: { base: { ...ROOT, 'argocd/applications/shop.yaml': protectedBy(orphans) }, head: ROOT },
    spares: { base: { ...ROOT, 'argocd/applications/shop.yaml': orphans }, head: ROOT },
  },
  'deletions/application-emptied': {
    meets: {
      base: { ...WEB, ...KEEP },
      head: { 'argocd/applications/web.yaml': EMPTY, 'manifests/web/RETIRED.txt': 'gone\n' },
    },
    spares: {
      base: { ...WEB, ...KEEP },
      head: { 'argocd/applications/web.yaml': EMPTY, ...KEEP },
    },
  },
  'deletions/application-orphans': {
    meets: { base: { ...ROOT, 'argocd/applications/shop.yaml': orphans }, head: ROOT },
    spares: { base: { ...ROOT, 'argocd/applications/shop.yaml': cascade }, head: ROOT },
  },
  'deletions/still-referenced': {
    meets: {
      base: { ...WEB, 'manifests/web/secret.yaml': SECRET, 'manifests/web/deployment.yaml': reader },
      head: { ...WEB, 'manifests/web/deployment.yaml': reader },
    },
    spares: {
      base: { ...WEB, 'manifests/web/secret.yaml': SECRET, 'manifests/web/deployment.yaml': reader },
      head: { ...WEB, 'manifests/web/deployment.yaml': deployment() },
    },
  },
  'deletions/left-behind': {
    meets: {
      base: {
        ...WEB,
        ...KEEP,
        'manifests/web/it.yaml': object('v1', 'ConfigMap', 'it', annotated(PROTECTED)),
      },
      head: { ...WEB, ...KEEP },
    },
    spares: {
      base: {
        ...WEB,
        ...KEEP,
        'manifests/web/it.yaml': object('v1', 'ConfigMap', 'it', { ...inWeb, data: { a: 'b' } }),
      },
      head: { ...WEB, ...KEEP },
    },
  },
  'deletions/cluster': {
    meets: { base: { ...WEB, ...KEEP }, head: {} },
    spares: { base: { ...WEB, ...KEEP }, head: WEB },
  },
  'deletions/last-object': {
    meets: { base: { ...WEB, ...KEEP }, head: WEB },
    spares: { base: { ...WEB, ...KEEP }, head: ROOT },
  },
  'deletions/shrink': {
    meets: { base: { ...WEB, ...many(20) }, head: { ...WEB, ...many(13) } },
    spares: { base: { ...WEB, ...many(20) }, head: { ...WEB, ...many(14) } },
  },
  'deletions/cloudformation-resource': {
    meets: {
      base: { 'cloudformation/karpenter.yaml': { Resources: { Queue: queue('a'), Other: queue('b') } } },
      head: { 'cloudformation/karpenter.yaml': { Resources: { Queue: queue('a') } } },
    },
    spares: {
      base: { 'cloudformation/karpenter.yaml': { Resources: { Queue: queue('a') } } },
      head: { 'cloudformation/karpenter.yaml': { Resources: { Queue: queue('a'), Other: queue('b') } } },
    },
  },
};
