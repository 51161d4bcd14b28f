import type { JsonObject } from '@nodeless/core';
import fc from 'fast-check';
import { strategicMerge } from './strategic-merge.ts';

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
  expect(strategicMerge(pod([WEB, LOG]), patch, true)).toEqual(expected);
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
  expect(strategicMerge(service, { spec: { ports: [{ port: 443, targetPort: 3 }] } }, true)).toEqual({
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
    strategicMerge({ spec: { env: [{ name: 'A' }] } }, { spec: { env: [{ name: 'B' }] } }, false),
  ).toEqual({
    spec: { env: [{ name: 'B' }] },
  });
});

test('finalizers are a set', () => {
  const patch = { metadata: { finalizers: ['b', 'c'] } };
  expect(strategicMerge({ metadata: { finalizers: ['a', 'b'] } }, patch, true)).toEqual({
    metadata: { finalizers: ['a', 'b', 'c'] },
  });
});

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
      const once = strategicMerge(base as JsonObject, patch as JsonObject, true);
      expect(strategicMerge(once, patch as JsonObject, true)).toEqual(once);
      expect(strategicMerge(base as JsonObject, {}, true)).toEqual(base);
    }),
  );
});
