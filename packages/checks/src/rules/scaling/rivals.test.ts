import type { JsonObject } from '@nodeless/core';
import { deployment, run } from '../../testing/view.ts';
import { autoscaledReplicas } from './autoscaled-replicas.ts';
import { rivalAutoscalers } from './rival-autoscalers.ts';

const REF = { kind: 'Deployment', name: 'web' };
const hpa = (name: string, scaleTargetRef: JsonObject = REF, type = 'Utilization'): JsonObject => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name, namespace: 'web' },
  spec: { scaleTargetRef, metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type } } }] },
});
const vpa = (updateMode?: string): JsonObject => ({
  apiVersion: 'autoscaling.k8s.io/v1',
  kind: 'VerticalPodAutoscaler',
  metadata: { name: 'size', namespace: 'web' },
  spec: { targetRef: REF, ...(updateMode === undefined ? {} : { updatePolicy: { updateMode } }) },
});
const keda = (type: string, scaleTargetRef: JsonObject = { name: 'web' }): JsonObject => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'queue', namespace: 'web' },
  spec: { scaleTargetRef, triggers: [{ type }] },
});

describe('scaling/rival-autoscalers', () => {
  test.each<[string, readonly JsonObject[]]>([
    ['one', [hpa('a')]],
    ['two workloads', [hpa('a'), hpa('b', { kind: 'Deployment', name: 'api' })]],
    ['two kinds of one name', [hpa('a'), hpa('b', { kind: 'StatefulSet', name: 'web' })]],
    ['one that only recommends', [hpa('a'), vpa('Off')]],
    ['requests that nothing measures', [hpa('a', REF, 'AverageValue'), vpa()]],
    ['a queue, and requests', [keda('aws-sqs-queue'), vpa('Auto')]],
    ['one that has no target', [hpa('a'), hpa('b', {})]],
  ])('%s', (_, manifests) => {
    expect(run(rivalAutoscalers, {}, manifests)).toEqual([]);
  });

  test('two that choose the number of pods', () => {
    expect(run(rivalAutoscalers, {}, [hpa('a'), hpa('b')])).toMatchObject([
      {
        code: 'scaling/rival-autoscalers',
        severity: 'error',
        message:
          'HorizontalPodAutoscaler web/a and HorizontalPodAutoscaler web/b both choose the number of pods of Deployment web/web: each takes back what the other one did',
        related: [{ message: 'HorizontalPodAutoscaler web/a' }],
      },
    ]);
    expect(run(rivalAutoscalers, {}, [hpa('a'), keda('cpu')])).toMatchObject([{ severity: 'error' }]);
  });

  test.each<[string, readonly JsonObject[]]>([
    ['by share', [hpa('a'), vpa()]],
    ['recreating', [vpa('Recreate'), hpa('a')]],
    ['by a trigger', [keda('memory'), vpa('Auto')]],
  ])('one that changes what the other measures by: %s', (_, manifests) => {
    expect(run(rivalAutoscalers, {}, manifests)).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('the number of pods swings') as string },
    ]);
  });
});

describe('scaling/replicas-in-git', () => {
  const web = (replicas?: number): JsonObject => {
    const one = deployment({ containers: [] });
    return {
      ...one,
      spec: { ...(one['spec'] as JsonObject), ...(replicas === undefined ? {} : { replicas }) },
    };
  };

  test.each<[string, readonly JsonObject[]]>([
    ['no number', [web(), hpa('a')]],
    ['no autoscaler', [web(3)]],
    ['one of requests', [web(3), vpa()]],
    ['one of another workload', [web(3), hpa('a', { kind: 'Deployment', name: 'api' })]],
  ])('%s', (_, manifests) => {
    expect(run(autoscaledReplicas, {}, manifests)).toEqual([]);
  });

  test.each([hpa('a'), keda('cron')])('a number beside %j', (autoscaler) => {
    expect(run(autoscaledReplicas, {}, [web(3), autoscaler])).toMatchObject([
      {
        code: 'scaling/replicas-in-git',
        severity: 'error',
        message: expect.stringContaining('Deployment web/web has replicas: 3 in git') as string,
        hint: 'remove spec.replicas of the workload',
      },
    ]);
  });
});
