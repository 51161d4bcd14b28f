import { definitionsOf } from '@nodeless/contract-tables';
import { at, type JsonObject } from '@nodeless/core';
import { typeOfKind, typeOfName } from '@nodeless/kubernetes-schema/types';
import fc from 'fast-check';
import { strategicMerge } from './strategic-merge.ts';

const POD = typeOfKind('v1', 'Pod');
const SERVICE = typeOfKind('v1', 'Service');

const pod = (containers: JsonObject[], more: JsonObject = {}): JsonObject => ({
  spec: { containers, ...more },
});
const WEB = { name: 'web', image: 'web:1', env: [{ name: 'A', value: '1' }], args: ['a', 'b'] };
const LOG = { name: 'log', image: 'log:1' };

test.each<[string, JsonObject, JsonObject]>([
  [
    'an item is merged by its key',
    pod([{ name: 'web', image: 'web:2' }]),
    pod([{ ...WEB, image: 'web:2' }, LOG]),
  ],
  [
    'a new item goes to the end',
    pod([{ name: 'new', image: 'x' }]),
    pod([WEB, LOG, { name: 'new', image: 'x' }]),
  ],
  ['an item is deleted', pod([{ name: 'web', $patch: 'delete' }]), pod([LOG])],
  ['a list is replaced', pod([{ $patch: 'replace' }, { name: 'only' }]), pod([{ name: 'only' }])],
  [
    'a list without keys is replaced',
    pod([{ name: 'web', args: ['c'] }]),
    pod([{ ...WEB, args: ['c'] }, LOG]),
  ],
  [
    'lists inside of items merge, too',
    pod([{ name: 'web', env: [{ name: 'B', value: '2' }] }]),
    pod([
      {
        ...WEB,
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
      },
      LOG,
    ]),
  ],
  ['a map is deleted', { spec: { $patch: 'delete' } }, {}],
  ['a map is replaced', { spec: { $patch: 'replace', nodeName: 'n' } }, { spec: { nodeName: 'n' } }],
  [
    'null removes',
    pod([{ name: 'web', env: null, args: null }]),
    pod([{ name: 'web', image: 'web:1' }, LOG]),
  ],
])('%s', (_, patch, expected) => {
  expect(strategicMerge(pod([WEB, LOG]), patch, POD)).toEqual(expected);
});

test('ports of a container and of a Service have keys of their own', () => {
  const service = {
    spec: {
      ports: [
        { port: 80, targetPort: 1 },
        { port: 443, targetPort: 2 },
      ],
    },
  };
  expect(strategicMerge(service, { spec: { ports: [{ port: 443, targetPort: 3 }] } }, SERVICE)).toEqual({
    spec: {
      ports: [
        { port: 80, targetPort: 1 },
        { port: 443, targetPort: 3 },
      ],
    },
  });
});

test('lists of a CRD are replaced', () => {
  expect(
    strategicMerge({ spec: { env: [{ name: 'A' }] } }, { spec: { env: [{ name: 'B' }] } }, undefined),
  ).toEqual({
    spec: { env: [{ name: 'B' }] },
  });
});

test('finalizers are a set', () => {
  const patch = { metadata: { finalizers: ['b', 'c'] } };
  expect(strategicMerge({ metadata: { finalizers: ['a', 'b'] } }, patch, POD)).toEqual({
    metadata: { finalizers: ['a', 'b', 'c'] },
  });
});

test('below a list that is replaced nothing is merged', () => {
  const dns = [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ];
  const policy = (ports: JsonObject[]) => ({ spec: { egress: [{ ports }] } });
  const type = typeOfKind('networking.k8s.io/v1', 'NetworkPolicy');
  expect(strategicMerge(policy([{ port: 80 }]), policy(dns), type)).toEqual(policy(dns));
});

const mergedLists = Object.entries(definitionsOf('kubernetes')).flatMap(([type, { properties }]) =>
  Object.entries((properties ?? {}) as JsonObject).flatMap(([field, schema]) => {
    const key = at(schema, 'x-kubernetes-patch-merge-key');
    return typeof key === 'string' ? [[type, field, key] as const] : [];
  }),
);

test('the API server merges some lists by keys', () => expect(mergedLists.length).toBeGreaterThan(50));

test.each(mergedLists)('%s.%s is merged by %s', (type, field, key) => {
  const present = { [field]: [{ [key]: 'a', x: 1 }] };
  const patch = { [field]: [{ [key]: 'a', y: 2 }, { [key]: 'b' }] };
  expect(strategicMerge(present, patch, typeOfName(type))).toEqual({
    [field]: [{ [key]: 'a', x: 1, y: 2 }, { [key]: 'b' }],
  });
});

const POD_SPEC = typeOfName('api.core.v1.PodSpec');
const scalar = fc.oneof(fc.integer(), fc.string(), fc.boolean());
const container = fc.record(
  { name: fc.constantFrom('a', 'b', 'c'), image: fc.string() },
  { requiredKeys: ['name'] },
);
const object = fc.record(
  {
    replicas: fc.integer(),
    labels: fc.dictionary(fc.constantFrom('x', 'y'), scalar, { noNullPrototype: true }),
    containers: fc.uniqueArray(container, { selector: ({ name }) => name }),
    args: fc.array(fc.string()),
  },
  { requiredKeys: [] },
);

test('a patch twice is the patch once, and of nothing the object', () => {
  fc.assert(
    fc.property(object, object, (base, patch) => {
      const once = strategicMerge(base as JsonObject, patch as JsonObject, POD_SPEC);
      expect(strategicMerge(once, patch as JsonObject, POD_SPEC)).toEqual(once);
      expect(strategicMerge(base as JsonObject, {}, POD_SPEC)).toEqual(base);
    }),
  );
});
