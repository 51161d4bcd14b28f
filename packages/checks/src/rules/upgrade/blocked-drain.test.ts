import type { JsonObject } from '@nodeless/core';
import { deployment, run } from '../../testing/view.ts';
import { blockedDrain } from './blocked-drain.ts';
import { controlPlaneLogs } from './control-plane-logs.ts';

const GROUP =
  'compute: { managedNodeGroups: [{ name: sys, architecture: amd64, instanceTypes: [m5.large], scaling: { min: 2, max: 3 } }] }\n';
const FARGATE = 'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n';
const pool = (terminationGracePeriod?: string): JsonObject => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'default' },
  spec: {
    template: { spec: { requirements: [], ...(terminationGracePeriod && { terminationGracePeriod }) } },
  },
});
const web = (replicas: number): JsonObject => {
  const one = deployment({ containers: [] });
  return { ...one, spec: { ...(one['spec'] as JsonObject), replicas } };
};
const budget = (spec: JsonObject, name = 'web'): JsonObject => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name, namespace: 'web' },
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
});
const found = (cluster: string, ...manifests: readonly JsonObject[]) =>
  run(blockedDrain, { cluster }, manifests);

test.each<[string, readonly JsonObject[]]>([
  ['no budget', [web(1)]],
  ['one may go', [web(2), budget({ maxUnavailable: 1 })]],
  ['one must stay', [web(2), budget({ minAvailable: 1 })]],
  ['no pods', [web(0), budget({ maxUnavailable: 0 })]],
  ['other pods', [web(1), { ...budget({ maxUnavailable: 0 }), metadata: { name: 'web', namespace: 'api' } }]],
])('%s', (_, manifests) => {
  expect(found(GROUP, ...manifests)).toEqual([]);
});

test('none may go', () => {
  expect(found(GROUP, web(1), budget({ minAvailable: 1 }))).toMatchObject([
    {
      code: 'upgrade/blocked-drain',
      severity: 'error',
      message:
        'PodDisruptionBudget web/web of Deployment web/web: it lets none of 1 pod go: no node of the group "sys" that runs one can be drained, and its update fails',
      related: [{ message: 'Deployment web/web' }],
    },
  ]);
  expect(found(GROUP, web(3), budget({ maxUnavailable: '0%' }))).toHaveLength(1);
  expect(found(GROUP, web(4), budget({ minAvailable: '80%' }))).toHaveLength(1);
});

test('two budgets', () => {
  const two = [budget({ maxUnavailable: 1 }), budget({ maxUnavailable: 1 }, 'other')];
  expect(found(GROUP, web(2), ...two)).toMatchObject([
    { message: expect.stringContaining('the API server refuses every eviction') as string },
  ]);
});

test('on Fargate pods are deleted in the end', () => {
  expect(found(FARGATE, web(1), budget({ minAvailable: 1 }))).toMatchObject([{ severity: 'warning' }]);
});

test('node pools without a period have a rule of their own, and with one they give up waiting', () => {
  const blocked = [web(1), budget({ minAvailable: 1 })];
  expect(found(GROUP, pool(), ...blocked)).toEqual([]);
  expect(found('', pool('1h'), ...blocked)).toEqual([]);
  expect(found(GROUP, pool('1h'), ...blocked)).toHaveLength(1);
});

describe('upgrade/control-plane-logs', () => {
  const logs = (types: string) =>
    run(controlPlaneLogs, { cluster: `controlPlane: { logging: { types: [${types}] } }\n` });

  test('all, or those that are needed', () => {
    expect(run(controlPlaneLogs, {})).toEqual([]);
    expect(logs('audit, authenticator')).toEqual([]);
  });

  test('without them', () => {
    expect(logs('api')).toMatchObject([
      {
        code: 'upgrade/control-plane-logs',
        severity: 'info',
        message:
          'controlPlane.logging.types leaves out audit and authenticator: nobody can tell afterwards who did what in the cluster',
        location: { line: 6, column: 35 },
      },
    ]);
  });
});
