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

export const D1_CASES: Cases = {
  'd1/namespace': gone(object('v1', 'Namespace', 'web')),
  'd1/crd': gone(object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'things.example.com')),
  'd1/volume': gone(object('v1', 'PersistentVolumeClaim', 'data', inWeb)),
  'd1/storage-class': gone(object('storage.k8s.io/v1', 'StorageClass', 'gp3')),
  'd1/snapshot-class': gone(object('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', 'ebs')),
  'd1/stateful-set': gone(object('apps/v1', 'StatefulSet', 'db', inWeb)),
  'd1/app-project': gone(object('argoproj.io/v1alpha1', 'AppProject', 'team', inWeb)),
  'd1/nodes': gone(object('karpenter.sh/v1', 'NodePool', 'default')),
  'd1/load-balancer': {
    meets: gone(service({ type: 'LoadBalancer' })).meets,
    spares: gone(service({ type: 'ClusterIP' })).meets,
  },
  'd1/application-cascade': {
    meets: { base: { ...ROOT, 'argocd/applications/shop.yaml': cascade }, head: ROOT },
    spares: { base: { ...ROOT, 'argocd/applications/shop.yaml': orphans }, head: ROOT },
  },
  'd1/application-stays': {
    meets: { base: { ...ROOT, 'argocd/applications/shop.yaml': protectedBy(orphans) }, head: ROOT },
    spares: { base: { ...ROOT, 'argocd/applications/shop.yaml': orphans }, head: ROOT },
  },
  'd1/application-emptied': {
    meets: {
      base: { ...WEB, ...KEEP },
      head: { 'argocd/applications/web.yaml': EMPTY, 'manifests/web/RETIRED.txt': 'gone\n' },
    },
    spares: {
      base: { ...WEB, ...KEEP },
      head: { 'argocd/applications/web.yaml': EMPTY, ...KEEP },
    },
  },
  'd1/application-orphans': {
    meets: { base: { ...ROOT, 'argocd/applications/shop.yaml': orphans }, head: ROOT },
    spares: { base: { ...ROOT, 'argocd/applications/shop.yaml': cascade }, head: ROOT },
  },
  'd1/still-referenced': {
    meets: {
      base: { ...WEB, 'manifests/web/secret.yaml': SECRET, 'manifests/web/deployment.yaml': reader },
      head: { ...WEB, 'manifests/web/deployment.yaml': reader },
    },
    spares: {
      base: { ...WEB, 'manifests/web/secret.yaml': SECRET, 'manifests/web/deployment.yaml': reader },
      head: { ...WEB, 'manifests/web/deployment.yaml': deployment() },
    },
  },
  'd1/left-behind': {
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
  'd1/cluster': {
    meets: { base: { ...WEB, ...KEEP }, head: {} },
    spares: { base: { ...WEB, ...KEEP }, head: WEB },
  },
  'd1/last-object': {
    meets: { base: { ...WEB, ...KEEP }, head: WEB },
    spares: { base: { ...WEB, ...KEEP }, head: ROOT },
  },
  'd1/shrink': {
    meets: { base: { ...WEB, ...many(20) }, head: { ...WEB, ...many(13) } },
    spares: { base: { ...WEB, ...many(20) }, head: { ...WEB, ...many(14) } },
  },
  'd1/cloudformation-resource': {
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
