import type { JsonObject } from '@nodeless/core';
import { specPath } from '@nodeless/core';
import { ingress } from '../../testing/ingress.ts';
import { deployment, resource, run } from '../../testing/view.ts';
import { availability } from './availability.ts';

const PROBED = { containers: [{ name: 'main', readinessProbe: { tcpSocket: { port: 8080 } } }] };
const BARE = { containers: [{ name: 'main' }] };
const SERVICE: JsonObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
};
const NLB: JsonObject = { ...SERVICE, spec: { ...(SERVICE['spec'] as JsonObject), type: 'LoadBalancer' } };
const BUDGET: JsonObject = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web', namespace: 'web' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
};
const SCALER: JsonObject = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'web' },
  spec: {
    minReplicas: 2,
    maxReplicas: 4,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
  },
};
const GATED: JsonObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'web', labels: { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' } },
};

const pods = (spec: JsonObject, replicas?: number): JsonObject => {
  const one = deployment(spec);
  return replicas === undefined ? one : { ...one, spec: { ...(one['spec'] as JsonObject), replicas } };
};
const told = (manifests: JsonObject[], stage: 'dev' | 'prod' = 'dev') =>
  run(
    availability,
    { stage },
    manifests.map((one) => resource(one, 'web', specPath('app/web', 'workload'))),
  ).map(({ code, severity, message }) => `${severity} ${code}: ${message}`);

const NO_PROBE =
  'warning lb/availability: Deployment web/web is behind a load balancer and has no readiness probe: a rollout stops old pods before new ones answer (cluster test)';

test.each<[string, JsonObject[]]>([
  ['pods that nobody exposes', [pods(BARE), SERVICE]],
  ['pods that say when they are ready', [pods(PROBED), NLB]],
  ['pods that wait for the load balancer', [pods(BARE), NLB, GATED]],
  ['a backend of an Ingress with a probe', [pods(PROBED), SERVICE, ingress('web', {})]],
])('%s: nothing to say', (_name, manifests) => {
  expect(told(manifests)).toEqual([]);
});

test.each<[string, JsonObject[]]>([
  ['an NLB', [pods(BARE), NLB]],
  ['an ALB', [pods(BARE), SERVICE, ingress('web', {})]],
])('pods behind %s without a readiness probe', (_name, manifests) => {
  expect(told(manifests)).toEqual([NO_PROBE]);
});

test('pages of components are for those who run the cluster', () => {
  expect(run(availability, {}, [pods(BARE), NLB])).toEqual([]);
});

test.each<[string, JsonObject[], string]>([
  ['one pod', [pods(PROBED), NLB], 'has one pod: nobody answers while it is replaced'],
  ['no budget', [pods(PROBED, 2), NLB], 'has no PodDisruptionBudget: all its pods may be evicted at once'],
  [
    'no budget, scaled',
    [pods(PROBED), NLB, SCALER],
    'has no PodDisruptionBudget: all its pods may be evicted at once',
  ],
])('in production: %s', (_name, manifests, message) => {
  expect(told(manifests)).toEqual([]);
  expect(told(manifests, 'prod')).toEqual([
    `warning lb/availability: Deployment web/web is behind a load balancer and ${message} (cluster test)`,
  ]);
  expect(told([pods(PROBED, 2), NLB, BUDGET], 'prod')).toEqual([]);
});

test('pods that are killed at once', () => {
  const killed = (seconds: number) =>
    told([pods({ ...PROBED, terminationGracePeriodSeconds: seconds }), NLB]);
  expect(killed(5)).toEqual([]);
  expect(killed(0)).toEqual([
    'warning lb/availability: Deployment web/web is behind a load balancer and has no time to end: requests break each time that a pod goes (cluster test)',
  ]);
});
