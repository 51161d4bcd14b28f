import type { JsonObject } from '@nodeless/core';
import { inWeb, object } from '../testing/objects.ts';
import { gated, stateful } from '../testing/cases/feature-gates.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const told = (base: Files, head: Files) =>
  reviewFiles(base, head).dangers.flatMap(({ rule, title, severity }) =>
    rule === 'availability/feature-gate' || rule === 'immutable-fields/dropped-field'
      ? [`${severity}: ${title}`]
      : [],
  );
const autoscaler = (minReplicas: number): JsonObject =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', 'it', {
    ...inWeb,
    spec: { minReplicas, metrics: [{ type: 'External' }] },
  });
const labelled = (name: string, level: string): JsonObject =>
  object('apps/v1', 'Deployment', name, {
    ...inWeb,
    spec: {
      template: {
        spec: {
          securityContext: { seLinuxOptions: { level } },
          containers: [{ name: 'a', volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
          volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }],
        },
      },
    },
  });
const same = (from: string, to: string, ...objects: readonly [JsonObject, ...JsonObject[]]) =>
  told(gated(from, ...objects), gated(to, ...objects));

test('a version in which a field begins to count, or no longer does', () => {
  expect(same('1.36', '1.37', stateful({ maxUnavailable: 2 }))).toEqual([
    'warning: ClusterConfig prod moves to Kubernetes 1.37, where spec.updateStrategy.rollingUpdate.maxUnavailable of StatefulSet web/it takes effect, which 1.36 dropped',
  ]);
  expect(same('1.37', '1.36', autoscaler(0))).toEqual([
    'warning: ClusterConfig prod moves to Kubernetes 1.36, where spec.minReplicas of HorizontalPodAutoscaler web/it is refused, which 1.37 took',
  ]);
  expect(same('1.35', '1.36', stateful({ maxUnavailable: 2 }))).toEqual([]);
  expect(same('1.36', '1.99', stateful({ maxUnavailable: 2 }))).toEqual([]);
});

test('pods that share a volume with different SELinux labels', () => {
  expect(same('1.36', '1.37', labelled('it', 's0:c1'), labelled('other', 's0:c2'))).toEqual([
    'warning: ClusterConfig prod moves to Kubernetes 1.37, where it and other mount the claim web/data with different SELinux labels: a driver with seLinuxMount starts one of them on a node with SELinux, such as Bottlerocket',
  ]);
  expect(same('1.35', '1.36', labelled('it', 's0:c1'), labelled('other', 's0:c2'))).toEqual([]);
  expect(same('1.36', '1.37', labelled('it', 's0:c1'), labelled('other', 's0:c1'))).toEqual([]);
});

test('a field that the version drops or refuses', () => {
  expect(told(gated('1.36', stateful({})), gated('1.36', stateful({ maxUnavailable: 2 })))).toEqual([
    'warning: StatefulSet web/it writes spec.updateStrategy.rollingUpdate.maxUnavailable, which Kubernetes 1.36 drops: the feature gate MaxUnavailableStatefulSet is off',
  ]);
  expect(told(gated('1.36', autoscaler(1)), gated('1.36', autoscaler(0)))).toEqual([
    'danger: HorizontalPodAutoscaler web/it writes spec.minReplicas, which Kubernetes 1.36 refuses: the feature gate HPAScaleToZero is off',
  ]);
  const twice = (partition: number) => gated('1.36', stateful({ maxUnavailable: 2, partition }));
  expect(told(twice(0), twice(1))).toEqual([]);
});
