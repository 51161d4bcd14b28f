import { definitionsOf } from '@nodeless/contract-tables';
import { typeOfName } from '@nodeless/contracts/kubernetes';
import { at, type JsonObject } from '@nodeless/core';
import { diffObjects } from './diff.ts';
import { isSet, mergeKeysOf } from './merge-keys.ts';

const lists = Object.entries(definitionsOf('kubernetes')).flatMap(([type, { properties }]) =>
  Object.entries((properties ?? {}) as JsonObject).map(([field, schema]) => ({ type, field, schema })),
);

test('lists of Kubernetes have the keys of the API server first', () => {
  const keyed = lists.flatMap(({ type, field, schema }) => {
    const keys = at(schema, 'x-kubernetes-list-map-keys');
    return keys === undefined ? [] : [{ type, field, keys }];
  });
  expect(keyed.length).toBeGreaterThan(50);
  for (const { type, field, keys } of keyed)
    expect([type, field, mergeKeysOf(field, typeOfName(type)?.field(field))[0]]).toEqual([type, field, keys]);
});

test('sets of Kubernetes are sets', () => {
  const sets = lists.filter(({ schema }) => at(schema, 'x-kubernetes-list-type') === 'set');
  expect(sets.length).toBeGreaterThan(10);
  for (const { type, field } of sets)
    expect([type, field, isSet(field, typeOfName(type)?.field(field))]).toEqual([type, field, true]);
});

const POD = {
  spec: {
    resourceClaims: [{ name: 'a' }, { name: 'b' }],
    schedulingGates: [{ name: 'a' }, { name: 'b' }],
    containers: [{ name: 'a', volumeDevices: [{ devicePath: '/a' }, { devicePath: '/b' }] }],
  },
};

function turned(pod: typeof POD): typeof POD {
  const { resourceClaims, schedulingGates, containers } = pod.spec;
  return {
    spec: {
      resourceClaims: [...resourceClaims].reverse(),
      schedulingGates: [...schedulingGates].reverse(),
      containers: containers.map((one) => ({ ...one, volumeDevices: [...one.volumeDevices].reverse() })),
    },
  };
}

test.each([
  ['a kind of Kubernetes', 'v1', 'Pod', (pod: JsonObject) => pod],
  [
    'a kind with a template of pods',
    'example.com/v1',
    'Rollout',
    (pod: JsonObject) => ({ spec: { template: pod } }),
  ],
])('the order of lists with keys means nothing in %s', (_, apiVersion, kind, around) => {
  expect(diffObjects(kind, { apiVersion, ...around(POD) }, { apiVersion, ...around(turned(POD)) })).toEqual(
    [],
  );
});

test('where a Gateway listens is told apart by name', () => {
  const gateway = (...listeners: JsonObject[]) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    spec: { listeners },
  });
  const [a, b] = [
    { name: 'http', port: 80 },
    { name: 'https', port: 443 },
  ];
  expect(diffObjects('Gateway', gateway(a, b), gateway(b, a))).toEqual([]);
});
