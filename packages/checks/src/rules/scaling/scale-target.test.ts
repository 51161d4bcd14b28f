import type { JsonObject } from '@nodeless/core';
import { run } from '../../testing/view.ts';
import { scaleTarget } from './scale-target.ts';

const scaler = (target: JsonObject) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'web' },
  spec: {
    maxReplicas: 3,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', ...target },
  },
});

const workload = (spec: JsonObject) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'web' },
  spec: { selector: {}, template: {}, ...spec },
});

const told = (...objects: readonly JsonObject[]) =>
  run(scaleTarget, {}, objects).map(({ severity, code, message, hint }) => [severity, code, message, hint]);

test('a target that is there', () => {
  expect(told(workload({}), scaler({}))).toEqual([]);
});

test('a target that is not there', () => {
  expect(told(workload({}), scaler({ name: 'wbe' }))).toEqual([
    [
      'error',
      'consistency/dangling-references',
      'HorizontalPodAutoscaler web/web scales Deployment web/wbe, which nothing renders',
      'correct the name, or bring the workload',
    ],
  ]);
  expect(told(scaler({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' }))).toEqual([]);
});

test('a target that a chart may bring', () => {
  const charts = {
    web: 'source: { repository: https://charts.example.com, chart: shop, version: 1.2.3 }\n',
  };
  expect(run(scaleTarget, { cluster: 'apps: [web]\n', charts }, [scaler({})])).toEqual([]);
});
