import type { JsonObject } from '@nodeless/core';
import { deployment, run } from '../../testing/view.ts';
import { selectsNothing } from './selects-nothing.ts';

const POD = { containers: [{ name: 'web', image: 'web:1' }] };

const object = (apiVersion: string, kind: string, spec: JsonObject, namespace = 'web') => ({
  apiVersion,
  kind,
  metadata: { name: 'x', namespace },
  spec,
});
const service = (spec: JsonObject, namespace = 'web') => object('v1', 'Service', spec, namespace);

const told = (...objects: readonly JsonObject[]) =>
  run(selectsNothing, {}, [deployment(POD), ...objects]).map(({ severity, message, hint }) => [
    severity,
    message,
    hint,
  ]);

test.each<[JsonObject]>([
  [service({ selector: { app: 'web' } })],
  [service({})],
  [service({ selector: {} })],
  [service({ type: 'ExternalName', externalName: 'a.example.com', selector: { app: 'x' } })],
  [object('policy/v1', 'PodDisruptionBudget', { selector: {} })],
  [
    object('policy/v1', 'PodDisruptionBudget', {
      selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
    }),
  ],
  [object('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {} })],
  [object('apps/v1', 'Widget', { selector: { app: 'x' } })],
])('%j', (one) => {
  expect(told(one)).toEqual([]);
});

test('a selector that no pod of the namespace has', () => {
  expect(told(service({ selector: { app: 'wbe' } }))).toEqual([
    [
      'warning',
      'Service web/x selects {"app":"wbe"}, which no pod of the namespace web has: it has no endpoint, and connections fail',
      'pods there have the labels {"app":"web"}',
    ],
  ]);
  expect(
    told(object('policy/v1', 'PodDisruptionBudget', { selector: { matchLabels: { app: 'wbe' } } })),
  ).toEqual([
    [
      'warning',
      'PodDisruptionBudget web/x selects {"app":"wbe"}, which no pod of the namespace web has: it protects nothing',
      'pods there have the labels {"app":"web"}',
    ],
  ]);
  const expressions = [{ key: 'app', operator: 'NotIn', values: ['web'] }];
  expect(
    told(object('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: { matchExpressions: expressions } })),
  ).toMatchObject([
    [
      'warning',
      'NetworkPolicy web/x selects {"matchExpressions":[{"key":"app","operator":"NotIn","values":["web"]}]}, which no pod of the namespace web has: it closes and opens nothing',
      expect.any(String),
    ],
  ]);
});

test('a namespace without pods, and many labels', () => {
  expect(told(service({ selector: { app: 'web' } }, 'empty'))).toMatchObject([
    [
      'warning',
      expect.any(String),
      'there are no pods in the namespace; remove the object, or bring the workload',
    ],
  ]);
  const pods = ['a', 'b', 'c', 'd'].map((app) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: app, namespace: 'many', labels: { app } },
    spec: POD,
  }));
  expect(told(service({ selector: { app: 'e' } }, 'many'), ...pods)).toMatchObject([
    [
      'warning',
      expect.any(String),
      'pods there have the labels {"app":"a"}, {"app":"b"}, {"app":"c"} and 1 more',
    ],
  ]);
});

test('pods of operators and charts are not seen', () => {
  const database = object('example.com/v1', 'Database', {});
  expect(told(service({ selector: { app: 'orders' } }), database)).toEqual([]);
  const charts = {
    shop: 'source: { repository: https://charts.example.com, chart: shop, version: 1.2.3 }\n',
  };
  const found = run(selectsNothing, { cluster: 'apps: [shop]\n', charts }, [
    service({ selector: { app: 'x' } }, 'shop'),
  ]);
  expect(found).toEqual([]);
});
