import type { JsonObject } from '@nodeless/core';
import { brief, deployment, run } from '../../testing/view.ts';
import { featureGates } from './feature-gate.ts';

const on = (version: string) => ({ cluster: `kubernetes: { version: '${version}' }\n` });
const stateful = (maxUnavailable?: number): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'db', namespace: 'web' },
  spec: {
    updateStrategy: { rollingUpdate: { partition: 0, ...(maxUnavailable && { maxUnavailable }) } },
    template: { spec: { containers: [] } },
  },
});
const autoscaler = (minReplicas: number, type: string): JsonObject => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'web' },
  spec: { minReplicas, maxReplicas: 3, metrics: [{ type }] },
});
const signalled = deployment({ containers: [{ name: 'a', lifecycle: { stopSignal: 'SIGUSR1' } }] });
const KARPENTER = `versions:
  karpenter: { version: 1.15.2, source: { commit: 1123456789abcdef0123456789abcdef01234567 }, crds: { commit: 1123456789abcdef0123456789abcdef01234567 } }
`;
const ON_1_37 = { cluster: on('1.37').cluster + KARPENTER };

test('a field that is dropped', () => {
  const found = run(featureGates, on('1.36'), [stateful(2)]);
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:2:1 warning upgrade/feature-gate']);
  expect(found.map(({ message, hint }) => [message, hint])).toEqual([
    [
      'StatefulSet web/db writes spec.updateStrategy.rollingUpdate.maxUnavailable, and Kubernetes 1.36 drops it in silence: the feature gate MaxUnavailableStatefulSet is off before 1.37',
      'leave it out, or write it once the cluster runs 1.37',
    ],
  ]);
});

test('a field that no version has', () => {
  expect(
    run(featureGates, on('1.36'), [signalled]).map(({ severity, message, hint }) => [
      severity,
      message,
      hint,
    ]),
  ).toEqual([
    [
      'warning',
      'Deployment web/web writes spec.template.spec.containers.0.lifecycle.stopSignal, and Kubernetes 1.36 drops it in silence: the feature gate ContainerStopSignals is off',
      'leave it out: no version has the gate on by default, and EKS opens none',
    ],
  ]);
});

test('an autoscaler that goes down to none', () => {
  const messages = (sources: { readonly cluster: string }, ...manifests: readonly JsonObject[]) =>
    run(featureGates, sources, manifests).map(({ severity, message }) => `${severity}: ${message}`);
  expect(messages(on('1.36'), autoscaler(0, 'External'))).toEqual([
    'error: HorizontalPodAutoscaler web/web writes spec.minReplicas, and Kubernetes 1.36 refuses it: the feature gate HPAScaleToZero is off before 1.37',
  ]);
  expect(messages(ON_1_37, autoscaler(0, 'Resource'))).toEqual([
    'error: HorizontalPodAutoscaler web/web would be refused: minReplicas 0 needs a metric of type Object or External, which exists without pods',
  ]);
  expect(messages(ON_1_37, autoscaler(0, 'External'), autoscaler(1, 'Resource'), stateful(2))).toEqual([]);
});

test('nothing that needs a gate', () => {
  expect(run(featureGates, on('1.35'), [stateful(), deployment({ containers: [] })])).toEqual([]);
});
