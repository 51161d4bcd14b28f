import type { JsonObject, Resource } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { modelOf, SEOUL, TOKYO } from '../testing/model.ts';
import { nodePools, resource } from '../testing/resources.ts';
import { workloads, type ReadmeApplication } from './workloads.ts';

const podOf = (spec: JsonObject, labels: JsonObject = {}): JsonObject => ({ metadata: { labels }, spec });
const deployment = (namespace: string, name: string, spec: JsonObject = {}) =>
  resource('apps/v1', 'Deployment', namespace, name, { spec: { template: podOf(spec, { app: name }) } });

const found = (
  model: ClusterModel,
  resources: readonly Resource[],
  applications: readonly ReadmeApplication[],
) =>
  workloads(model, {}, [...resources, ...nodePools(model)], applications).map(
    ({ namespace, name, placement }) => [
      `${namespace}/${name}`,
      placement.on === 'fargate' ? placement.profile : [...placement.nodeGroups, ...placement.nodePools],
    ],
  );

test('profiles take namespaces, node pools take the rest', () => {
  const resources = [deployment('web', 'shop'), deployment('karpenter', 'x')];
  expect(found(modelOf(SEOUL), resources, [])).toEqual([
    ['karpenter/x', 'karpenter'],
    ['kube-system/coredns', 'kube-system'],
    ['web/shop', ['default']],
  ]);
});

test('all kinds with pods are found, DaemonSets never on Fargate', () => {
  const template = podOf({});
  const resources = [
    resource('apps/v1', 'StatefulSet', 'argocd', 'a', { spec: { template } }),
    resource('apps/v1', 'DaemonSet', 'argocd', 'b', { spec: { template } }),
    resource('batch/v1', 'Job', 'argocd', 'c', { spec: { template } }),
    resource('batch/v1', 'CronJob', 'argocd', 'd', { spec: { jobTemplate: { spec: { template } } } }),
    resource('v1', 'Pod', 'argocd', 'e', { spec: {} }),
    resource('v1', 'ConfigMap', 'argocd', 'f'),
    resource('v1', 'constructor', 'argocd', 'g'),
  ];
  expect(found(modelOf(SEOUL), resources, []).slice(0, -1)).toEqual([
    ['argocd/a', 'argocd'],
    ['argocd/b', ['default']],
    ['argocd/c', 'argocd'],
    ['argocd/d', 'argocd'],
    ['argocd/e', 'argocd'],
  ]);
});

test('node selectors, affinity and tolerations narrow the pools', () => {
  const steady = [{ key: 'example.com/steady', operator: 'Equal', value: 'true', effect: 'NoSchedule' }];
  const term = (name: string) => ({
    matchExpressions: [{ key: 'karpenter.sh/nodepool', operator: 'In', values: [name] }],
  });
  const affinity = (...nodeSelectorTerms: JsonObject[]) => ({
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } },
  });
  const resources = [
    deployment('a', 'any'),
    deployment('a', 'arch', { nodeSelector: { 'kubernetes.io/arch': 'amd64' } }),
    deployment('a', 'both', { affinity: affinity(term('spot'), term('steady')), tolerations: steady }),
    deployment('a', 'neither', {
      nodeSelector: { 'karpenter.sh/nodepool': 'spot' },
      affinity: affinity(term('steady')),
      tolerations: steady,
    }),
    deployment('a', 'tolerant', { tolerations: steady }),
  ];
  expect(found(modelOf(TOKYO), resources, []).slice(0, -1)).toEqual([
    ['a/any', ['spot']],
    ['a/arch', []],
    ['a/both', ['spot', 'steady']],
    ['a/neither', []],
    ['a/tolerant', ['spot', 'steady']],
  ]);
});

test('pods of charts are placed by their labels', () => {
  const pods = [
    { workload: 'Deployment', name: 'karpenter', namespace: 'karpenter', labels: {} },
    { workload: 'Deployment', name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
    { workload: 'Deployment', name: 'lbc', namespace: 'kube-system', labels: { app: 'lbc' } },
  ];
  const applications = [{ name: 'platform', version: '1.0.0', pods }];
  expect(found(modelOf(TOKYO), [], applications)).toEqual([
    ['karpenter/karpenter', 'platform'],
    ['kube-system/coredns', 'dns'],
    ['kube-system/dns', 'dns'],
    ['kube-system/lbc', ['spot']],
  ]);
});

test('a manifest of any shape is read without an error', () => {
  const odd = [null, [], 'text', { template: 1 }, { template: { spec: { tolerations: {}, affinity: [] } } }];
  const resources = odd.map((spec, index) => resource('apps/v1', 'Deployment', 'a', `d${index}`, { spec }));
  expect(workloads(modelOf(SEOUL), {}, resources, [])).toHaveLength(odd.length + 1);
});
