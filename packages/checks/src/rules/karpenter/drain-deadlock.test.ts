import { specPath, type JsonObject } from '@nodeless/core';
import { deployment, resource, run } from '../../testing/view.ts';
import { drainDeadlock } from './drain-deadlock.ts';

const CLUSTER = `
compute: { karpenter: { nodePools: [{ name: general, architectures: [amd64], limits: { cpu: "9" } }] } }
`;
const POOL_PATH = specPath('cluster', 'compute', 'karpenter', 'nodePools', 0);

function pool(template: JsonObject = { expireAfter: '720h' }, budgets: readonly JsonObject[] = []) {
  return resource(
    {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'general' },
      spec: {
        disruption: { budgets },
        template: { spec: { requirements: [], nodeClassRef: { name: 'default' }, ...template } },
      },
    },
    'karpenter-config',
    POOL_PATH,
  );
}

function web(
  { replicas = 1, ...spec }: { replicas?: number; [key: string]: JsonObject | number } = {},
  annotations: JsonObject = {},
  kind = 'Deployment',
): JsonObject {
  const labels = { app: 'web' };
  return {
    ...deployment({}),
    kind,
    spec: { replicas, template: { metadata: { labels, annotations }, spec: { containers: [], ...spec } } },
  };
}

const budget = (spec: JsonObject, name = 'web'): JsonObject => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name, namespace: 'web' },
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
});
const autoscaler = (minReplicas: number): JsonObject => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'web' },
  spec: { minReplicas, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
});
const KEEP = { 'karpenter.sh/do-not-disrupt': 'true' };

const found = (...manifests: Parameters<typeof run>[2] & object) =>
  run(drainDeadlock, { cluster: CLUSTER }, manifests).map(({ message, severity }) => [severity, message]);

const STUCK =
  'and NodePool "general" has no terminationGracePeriod: its node expires after 720h, and then waits for ever';

test.each<[string, JsonObject[], string]>([
  ['do-not-disrupt', [web({}, KEEP)], 'may not be disrupted'],
  [
    'a grace period of more than a day',
    [web({ terminationGracePeriodSeconds: 86_401 })],
    'takes up to 86401 seconds to stop',
  ],
  ['minAvailable', [web(), budget({ minAvailable: 1 })], 'has a PodDisruptionBudget that lets none of 1 go'],
  [
    'minAvailable of what an autoscaler brings back from none',
    [web({ replicas: 3 }), autoscaler(0), budget({ minAvailable: 1 })],
    'has a PodDisruptionBudget that lets none of 1 go',
  ],
  [
    'a share that rounds up',
    [web({ replicas: 3 }), budget({ minAvailable: '67%' })],
    'has a PodDisruptionBudget that lets none of 3 go',
  ],
  [
    'maxUnavailable',
    [web({ replicas: 3 }), budget({ maxUnavailable: 0 })],
    'has a PodDisruptionBudget that lets none of 3 go',
  ],
  [
    'an autoscaler',
    [web({ replicas: 3 }), autoscaler(2), budget({ minAvailable: 2 })],
    'has a PodDisruptionBudget that lets none of 2 go',
  ],
  [
    'two budgets',
    [web({ replicas: 3 }), budget({ maxUnavailable: 1 }), budget({ maxUnavailable: 1 }, 'other')],
    'has two PodDisruptionBudgets, so that the API server refuses to evict it',
  ],
])('%s', (_, manifests, reason) => {
  expect(found(pool(), ...manifests)).toEqual([['error', `Deployment web/web ${reason}, ${STUCK}`]]);
  expect(found(pool({ expireAfter: '720h', terminationGracePeriod: '48h' }), ...manifests)).toEqual([]);
});

test.each<[string, JsonObject[]]>([
  ['nothing special', [web()]],
  ['another value of the annotation', [web({}, { 'karpenter.sh/do-not-disrupt': 'false' })]],
  ['a grace period of a day', [web({ terminationGracePeriodSeconds: 86_400 })]],
  ['one of two may go', [web({ replicas: 2 }), budget({ minAvailable: 1 })]],
  ['a share that leaves one', [web({ replicas: 3 }), budget({ minAvailable: '66%' })]],
  ['a share rounds up to one', [web({ replicas: 3 }), budget({ maxUnavailable: '1%' })]],
  ['no pods', [web({ replicas: 0 }), budget({ minAvailable: 1 })]],
  ['a budget of other pods', [web(), budget({ minAvailable: 1, selector: { matchLabels: { app: 'api' } } })]],
  [
    'a budget that wants another label',
    [
      web(),
      budget({ minAvailable: 1, selector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } }),
    ],
  ],
  ['a job, which ends', [web({}, KEEP, 'Job')]],
  [
    'a pod that no node of the pool takes',
    [web({ nodeSelector: { 'karpenter.sh/nodepool': 'other' } }, KEEP)],
  ],
])('%s: nothing is found', (_, manifests) => {
  expect(found(pool(), ...manifests)).toEqual([]);
});

test('without expiry nodes are never replaced; both sides are shown', () => {
  const [diagnostic, ...others] = run(drainDeadlock, { cluster: CLUSTER }, [
    pool({ expireAfter: 'Never' }),
    resource(web({}, KEEP), 'web', specPath('cluster', 'stage')),
  ]);
  expect(others).toEqual([]);
  expect(diagnostic).toMatchObject({
    code: 'karpenter/drain-deadlock',
    severity: 'error',
    message:
      'Deployment web/web may not be disrupted, and NodePool "general" has no terminationGracePeriod: no node that it runs on is ever replaced',
    location: { file: 'clusters/test/cluster.yaml', line: 7 },
    related: [{ message: 'Deployment web/web', location: { line: 5 } }],
  });
});

test('a node that is given up before its pods have stopped', () => {
  const short = (period: string) => pool({ expireAfter: '720h', terminationGracePeriod: period });
  expect(found(short('30m'), web({ terminationGracePeriodSeconds: 1800 }))).toEqual([]);
  expect(found(short('30s'), web())).toEqual([]);
  expect(found(short('29s'), web())).toEqual([
    [
      'warning',
      'NodePool "general" gives up a node after 29s, and Deployment web/web may take 30 seconds to stop: it would be cut short',
    ],
  ]);
  expect(found(short('30m'), web({ terminationGracePeriodSeconds: 1801 }))).toHaveLength(1);
});

test.each<[JsonObject, number]>([
  [{ nodes: '0' }, 1],
  [{ nodes: '0%', reasons: ['Drifted', 'Empty'] }, 1],
  [{ nodes: '0', reasons: ['Empty'] }, 0],
  [{ nodes: '0', schedule: '@daily', duration: '14h' }, 0],
  [{ nodes: '0', schedule: '@daily', duration: '24h' }, 1],
  [{ nodes: '0', schedule: '0 8 * * *', duration: '23h59m' }, 0],
  [{ nodes: '10%' }, 0],
])('the budget %j: %d findings', (budgets, count) => {
  const messages = found(pool({}, [{ nodes: '5' }, budgets]));
  expect(messages).toEqual(
    Array(count).fill([
      'error',
      'a budget of NodePool "general" never lets a node drift: a new image, with the patches in it, would reach none',
    ]),
  );
});

test('budgets of no node whose windows follow each other', () => {
  const half = (schedule: string, duration = '12h') => ({ nodes: '0', schedule, duration });
  expect(found(pool({}, [{ nodes: '5' }, half('0 0 * * *'), half('0 12 * * *')]))).toEqual([
    [
      'error',
      '2 budgets of NodePool "general" together never let a node drift: a new image, with the patches in it, would reach none',
    ],
  ]);
  expect(found(pool({}, [half('0 0 * * *'), half('0 12 * * *', '11h')]))).toEqual([]);
});
