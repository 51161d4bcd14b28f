import type { JsonObject, JsonValue } from '@nodeless/core';
import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import type { FieldChange } from '../report/field-change.ts';
import { diffObjects, sameJson, stableText } from './diff.ts';
import { leaves } from './leaves.ts';
import { lineChanges } from './lines.ts';

const KINDS = [
  'Deployment',
  'Pod',
  'Service',
  'ConfigMap',
  'Secret',
  'NodePool',
  'CustomResourceDefinition',
  'Thing',
];
/** Keys with a meaning of their own: lists with merge keys and without, sets, quantities, defaults. */
const KEYS = [
  ...[
    'metadata',
    'labels',
    'spec',
    'template',
    'data',
    'containers',
    'initContainers',
    'env',
    'ports',
    'args',
  ],
  ...['verbs', 'rules', 'limits', 'requests', 'storage', 'replicas', 'type', 'name', 'value', 'cpu', 'a.b/c'],
  ...['__proto__', 'constructor', 'toString', ''],
];
const VALUES: readonly JsonValue[] = ['1', '1000m', 1, 0, '', 'ClusterIP', 'TCP', 'web', true, null, '$(A)'];

const { object } = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...VALUES),
    fc.array(tie('value'), { maxLength: 4 }) as fc.Arbitrary<JsonValue>,
    tie('object'),
  ),
  object: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 5, selector: ([key]) => key })
    .map((entries) => Object.fromEntries(entries) as JsonObject),
}));
const kind = fc.constantFrom(...KINDS);

/** The same value, each map with its keys in the other order. */
function turned(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, turned(part)]),
  );
}

const swapped = ({ path, before, after }: FieldChange): FieldChange => ({
  path,
  ...(after === undefined ? {} : { before: after }),
  ...(before === undefined ? {} : { after: before }),
});
const sorted = (fields: readonly FieldChange[]) => fields.map((field) => stableText(field as never)).sort();

test('an object is no change of itself, whatever the order of its keys', () => {
  fc.assert(
    fc.property(kind, object, (of, value) => {
      expect(diffObjects(of, value, turned(value) as JsonObject)).toEqual([]);
      expect(sameJson(value, turned(value))).toBe(true);
      expect(stableText(value)).toBe(stableText(turned(value)));
    }),
    runs(300),
  );
});

test('the way back is the way there, with the sides swapped', () => {
  fc.assert(
    fc.property(kind, object, object, (of, one, other) => {
      expect(sorted(diffObjects(of, other, one))).toEqual(sorted(diffObjects(of, one, other).map(swapped)));
    }),
    runs(300),
  );
});

test('each change has a side, and sides that differ', () => {
  fc.assert(
    fc.property(kind, object, object, (of, one, other) => {
      for (const { before, after } of diffObjects(of, one, other)) {
        expect(before === undefined && after === undefined).toBe(false);
        expect(sameJson(before, after)).toBe(false);
      }
    }),
    runs(300),
  );
});

/** Lists whose items have a key of their own, or whose order means nothing. */
const UNORDERED: readonly (readonly [
  kind: string,
  list: string,
  item: (name: string, index: number) => JsonValue,
])[] = [
  ['Deployment', 'containers', (name, index) => ({ name, image: `example.com/${name}:${index}` })],
  ['Deployment', 'env', (name, index) => ({ name, value: String(index) })],
  ['Deployment', 'volumes', (name) => ({ name, emptyDir: {} })],
  ['Service', 'ports', (name, index) => ({ name, port: 80 + index })],
  ['ClusterRole', 'verbs', (name) => name],
  ['ClusterRole', 'rules', (name) => ({ resources: [name], verbs: ['get'] })],
  ['ClusterConfig', 'addons', (name) => ({ name })],
  ['NodePool', 'requirements', (name, index) => ({ key: name, operator: 'In', values: [String(index)] })],
];
const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 6 });

test.each(UNORDERED)('%s, %s: another order is no change, and an item less is one', (of, list, item) => {
  fc.assert(
    fc.property(names, fc.infiniteStream(fc.nat(9)), (all, ranks) => {
      const items = all.map(item);
      const ranked = items.map((one) => ({ one, rank: ranks.next().value as number }));
      const shuffled = ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
      expect(diffObjects(of, { [list]: items }, { [list]: shuffled })).toEqual([]);
      const gone = diffObjects(of, { [list]: items }, { [list]: shuffled.slice(1) });
      expect(gone.map(({ before, after }) => ({ before, after }))).toEqual([{ before: shuffled[0] }]);
    }),
    runs(60),
  );
});

test('a key that nobody knows changes nothing but itself', () => {
  fc.assert(
    fc.property(kind, object, object, fc.constantFrom(...VALUES), (of, one, other, value) => {
      const more = diffObjects(of, { ...one, 'x-other': value }, other);
      const [own, rest] = [true, false].map((is) =>
        more.filter(({ path }) => (path[0] === 'x-other') === is),
      );
      expect(own).toEqual([{ path: ['x-other'], before: value }]);
      expect(rest).toEqual(diffObjects(of, one, other));
    }),
    runs(200),
  );
});

test('a change stays where it is when the object is put into another', () => {
  fc.assert(
    fc.property(object, object, (one, other) => {
      const inside = diffObjects('Thing', { 'x-part': one }, { 'x-part': other });
      const alone = diffObjects('Thing', one, other).map((field) => ({
        ...field,
        path: ['x-part', ...field.path],
      }));
      // Metadata has defaults at its own place alone.
      fc.pre(!('metadata' in one) && !('metadata' in other));
      fc.pre(Object.keys(one).length > 0 && Object.keys(other).length > 0);
      expect(inside).toEqual(alone);
    }),
    runs(200),
  );
});

test('leaves say no less than whole maps, and each of them is one value or one list', () => {
  fc.assert(
    fc.property(object, object, (one, other) => {
      const fields = diffObjects('Thing', one, other);
      const apart = leaves(fields);
      for (const { path, before, after } of apart) {
        const [whole] = [before, after].filter((side) => side !== undefined);
        const isMap = typeof whole === 'object' && whole !== null && !Array.isArray(whole);
        expect(isMap && Object.keys(whole).length > 0 && (before === undefined || after === undefined)).toBe(
          false,
        );
        expect(fields.some((field) => field.path.every((step, index) => step === path[index]))).toBe(true);
      }
      expect(apart.length).toBeGreaterThanOrEqual(fields.length);
      expect(leaves(apart)).toEqual(apart);
    }),
    runs(200),
  );
});

const text = fc
  .array(fc.constantFrom('a', 'b', 'c: 1', '', '  - d'), { maxLength: 12 })
  .map((all) => all.join('\n'));

test('lines: what is added one way is removed the other, and moving them is nothing', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const there = lineChanges(one, other);
      expect(lineChanges(other, one)).toEqual({ added: there.removed, removed: there.added });
      const count = (all: string) => (all === '' ? 0 : all.replace(/\n$/, '').split('\n').length);
      expect(there.added - there.removed).toBe(count(other) - count(one));
      expect(lineChanges(one, one.split('\n').reverse().join('\n')).added).toBeLessThanOrEqual(1);
    }),
    runs(200),
  );
});
