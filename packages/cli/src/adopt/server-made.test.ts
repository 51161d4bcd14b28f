import type { JsonObject, JsonValue } from '@nodeless/core';
import fc from 'fast-check';
import { asWritten, restored } from './server-made.ts';

const live = (kind: string, spec: JsonObject, metadata: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'a', namespace: 'b', uid: 'u', ...metadata },
  spec,
});
const spec = (object: JsonObject) => asWritten(object).object['spec'];

test('a live Deployment is what a person would have written', () => {
  const { object, taken } = asWritten({
    ...live('Deployment', {
      replicas: 2,
      revisionHistoryLimit: 10,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      template: {
        metadata: { labels: { app: 'a' } },
        spec: {
          restartPolicy: 'Always',
          containers: [
            { name: 'a', image: 'x', ports: [{ containerPort: 1, protocol: 'TCP' }], resources: {} },
          ],
        },
      },
    }),
    status: { replicas: 2 },
  });
  expect(object).toEqual({
    apiVersion: 'v1',
    kind: 'Deployment',
    metadata: { name: 'a', namespace: 'b' },
    spec: {
      replicas: 2,
      template: {
        metadata: { labels: { app: 'a' } },
        spec: { containers: [{ name: 'a', image: 'x', ports: [{ containerPort: 1 }], resources: {} }] },
      },
    },
  });
  expect(taken.filter((one) => !one.isDefault).map(({ path }) => path.join('.'))).toEqual([
    'metadata.uid',
    'status',
  ]);
  expect(taken.filter((one) => one.isDefault)).toHaveLength(6);
});

test('what somebody chose stays', () => {
  expect(spec(live('Service', { clusterIP: 'None', clusterIPs: ['None'], type: 'ClusterIP' }))).toEqual({
    clusterIP: 'None',
  });
  expect(
    spec(
      live('Service', {
        clusterIP: '10.0.0.1',
        ipFamilyPolicy: 'PreferDualStack',
        ipFamilies: ['IPv4', 'IPv6'],
      }),
    ),
  ).toEqual({ ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv4', 'IPv6'] });
  expect(spec(live('Job', { manualSelector: true, selector: { matchLabels: { a: 'b' } } }))).toEqual({
    manualSelector: true,
    selector: { matchLabels: { a: 'b' } },
  });
});

test('names that a controller wrote', () => {
  expect(
    asWritten(
      live(
        'PersistentVolumeClaim',
        { volumeName: 'pv-1', storageClassName: 'gp3' },
        {
          annotations: { 'pv.kubernetes.io/bind-completed': 'yes' },
          finalizers: ['kubernetes.io/pvc-protection'],
        },
      ),
    ).object,
  ).toEqual({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'a', namespace: 'b' },
    spec: { storageClassName: 'gp3' },
  });
  expect(spec(live('Job', { selector: { matchLabels: { 'controller-uid': 'x' } }, completions: 1 }))).toEqual(
    {
      completions: 1,
    },
  );
});

test('a manifest that nobody applied keeps its defaults and all that only looks made', () => {
  const written = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a', finalizers: ['x/y'] },
    spec: { type: 'ClusterIP', clusterIP: '10.0.0.1', ports: [{ port: 1, protocol: 'TCP' }] },
  };
  expect(asWritten(written)).toEqual({ object: written, taken: [] });
});

const KEYS = [
  'status',
  'type',
  'clusterIP',
  'protocol',
  'replicas',
  'restartPolicy',
  'finalizers',
  'annotations',
];
const key = fc.constantFrom(...KEYS, 'spec', 'metadata', 'template', 'strategy', 'rollingUpdate', 'a');
const leaf = fc.constantFrom<JsonValue>(
  'TCP',
  'ClusterIP',
  'None',
  'RollingUpdate',
  'Always',
  10,
  1,
  true,
  'x',
);
const { map } = fc.letrec<{ map: JsonObject; value: JsonValue }>((tie) => ({
  map: fc.dictionary(key, tie('value'), { maxKeys: 4, minKeys: 1, noNullPrototype: true }),
  value: fc.oneof({ maxDepth: 4 }, leaf, tie('map'), fc.array(fc.oneof(leaf, tie('map')), { maxLength: 3 })),
}));

test('nothing is lost: what was taken away gives the object back', () => {
  fc.assert(
    fc.property(
      map,
      map,
      fc.constantFrom('Service', 'Deployment', 'Job', 'Pod', 'Thing'),
      (metadata, inner, kind) => {
        const object = {
          apiVersion: 'v1',
          kind,
          metadata: { ...metadata, name: 'a', uid: 'u' },
          spec: inner,
          status: inner,
        };
        expect(restored(asWritten(object))).toEqual(object);
      },
    ),
  );
});
