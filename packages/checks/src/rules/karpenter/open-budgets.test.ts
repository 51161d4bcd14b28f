import { specPath, type JsonObject } from '@nodeless/core';
import { resource, run } from '../../testing/view.ts';
import { openBudgets } from './open-budgets.ts';

const SOURCES = {
  cluster: `compute:
  karpenter:
    nodePools:
      - name: general
        architectures: [amd64]
        limits: { nodes: '50' }
        budgets: [{ nodes: 10% }]
`,
};

function found(budgets: readonly JsonObject[], limits: JsonObject = { nodes: '50' }) {
  const pool: JsonObject = {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: { limits, disruption: { budgets }, template: { spec: { requirements: [] } } },
  };
  const path = specPath('cluster', 'compute', 'karpenter', 'nodePools', 0);
  return run(openBudgets, SOURCES, [resource(pool, 'app', path)]);
}

test.each<[string, JsonObject[]]>([
  ['none written', []],
  ['a share', [{ nodes: '10%' }]],
  ['a count', [{ nodes: '5' }]],
  [
    'closed in office hours, and a share',
    [{ nodes: '0', schedule: '0 9 * * mon-fri', duration: '8h' }, { nodes: '10%' }],
  ],
  [
    'empty nodes without a limit',
    [
      { nodes: '100%', reasons: ['Empty'] },
      { nodes: '1', reasons: ['Drifted', 'Underutilized'] },
    ],
  ],
  [
    'one for each reason',
    [
      { nodes: '1', reasons: ['Drifted'] },
      { nodes: '20%', reasons: ['Underutilized'] },
    ],
  ],
  [
    'by day and by night',
    [
      { nodes: '1', schedule: '0 8 * * *', duration: '12h' },
      { nodes: '50%', schedule: '0 20 * * *', duration: '12h' },
    ],
  ],
])('%s: limited', (_, budgets) => {
  expect(found(budgets)).toEqual([]);
});

test('a pool of one node', () => {
  expect(found([{ nodes: '100%' }], { nodes: '1' })).toEqual([]);
});

test('only office hours are closed', () => {
  expect(found([{ nodes: '0', schedule: '0 9 * * mon-fri', duration: '8h' }])).toEqual([
    {
      code: 'karpenter/open-budget',
      severity: 'warning',
      message:
        'no budget of NodePool "general" limits disruptions for the reasons Drifted and Underutilized at times, for example Thursday 00:00 UTC: all of its nodes may go at once',
      hint: 'add a budget without schedule and reasons, for example { nodes: 10% }',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 12, column: 18 }),
    },
  ]);
});

test.each<[string, JsonObject[], string]>([
  ['all nodes', [{ nodes: '100%' }], 'the reasons Drifted and Underutilized at any time'],
  ['as many as there may be', [{ nodes: '50' }], 'the reasons Drifted and Underutilized at any time'],
  [
    'a reason is left out',
    [{ nodes: '20%', reasons: ['Empty', 'Underutilized'] }],
    'the reason Drifted at any time',
  ],
  [
    'a reason has hours without a limit',
    [
      { nodes: '1', reasons: ['Drifted'] },
      { nodes: '1', reasons: ['Underutilized'], schedule: '@daily', duration: '23h' },
    ],
    'the reason Underutilized at times, for example Thursday 23:00 UTC',
  ],
])('%s: a warning', (_, budgets, words) => {
  expect(found(budgets)).toMatchObject([
    { severity: 'warning', message: expect.stringContaining(`${words}: all of its nodes`) },
  ]);
});
