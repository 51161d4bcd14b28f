import type { JsonObject, JsonValue } from '@nodeless/core';
import fc from 'fast-check';
import { mergeLayers } from './merge.ts';

test('maps merge key by key, everything else is replaced', () => {
  const lower = { a: { x: 1, y: [1, 2], z: { deep: true } }, b: 'low', c: { d: 1 }, e: [1] };
  const upper = { a: { y: [3], z: { more: 1 } }, b: { now: 'a map' }, c: false, f: null };
  expect(mergeLayers(lower, upper)).toEqual({
    a: { x: 1, y: [3], z: { deep: true, more: 1 } },
    b: { now: 'a map' },
    c: false,
    e: [1],
    f: null,
  });
});

test('neither layer is changed', () => {
  const lower = { a: { x: 1 } };
  const upper = { a: { y: 2 } };
  mergeLayers(lower, upper);
  expect([lower, upper]).toEqual([{ a: { x: 1 } }, { a: { y: 2 } }]);
});

test('a key of the prototype is data like any other', () => {
  const hostile = JSON.parse(
    '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
  );
  const merged = mergeLayers({ __proto__: null, constructor: { kept: 1 } } as unknown as JsonObject, hostile);
  expect(Object.keys(merged).sort()).toEqual(['__proto__', 'constructor']);
  expect(merged['constructor']).toEqual({ kept: 1, prototype: { polluted: true } });
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

// Few keys, so that layers meet.
const key = fc.constantFrom('a', 'b', 'c', '__proto__');
const { value } = fc.letrec<{ value: JsonValue; map: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<JsonValue>(1, 'x', false, null),
    fc.array(tie('value'), { maxLength: 2 }),
    tie('map'),
  ),
  map: mapOf(tie('value')),
}));
const map = mapOf(value);

function mapOf(values: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> {
  return fc
    .uniqueArray(fc.tuple(key, values), { selector: ([name]) => name, maxLength: 4 })
    .map((entries) => {
      const made: Record<string, JsonValue> = {};
      for (const [name, one] of entries) {
        Object.defineProperty(made, name, {
          value: one,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      return made;
    });
}

test('nothing over a layer, and a layer over nothing, is the layer', () => {
  fc.assert(
    fc.property(map, (layer) => {
      expect(mergeLayers(layer, {})).toEqual(layer);
      expect(mergeLayers({}, layer)).toEqual(layer);
      expect(mergeLayers(layer, layer)).toEqual(layer);
    }),
  );
});

/** Maps over anything else take its place: a map that hides a string, hidden again by a map, is where grouping matters. */
function sameShape(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  if (!isMap(a) || !isMap(b)) return isMap(a) === isMap(b);
  return Object.keys(a).every((name) => !Object.hasOwn(b, name) || sameShape(a[name], b[name]));
}

function isMap(one: JsonValue): one is JsonObject {
  return typeof one === 'object' && one !== null && !Array.isArray(one);
}

test('three layers give the same in either grouping when a key is a map in all of them or in none', () => {
  fc.assert(
    fc.property(map, map, map, (low, middle, high) => {
      fc.pre(sameShape(low, middle) && sameShape(middle, high) && sameShape(low, high));
      expect(mergeLayers(mergeLayers(low, middle), high)).toEqual(
        mergeLayers(low, mergeLayers(middle, high)),
      );
    }),
    { numRuns: 500 },
  );
});

test('every leaf is the one of the upper layer, or else of the lower one', () => {
  const expectLeaves = (
    merged: JsonValue | undefined,
    low: JsonValue | undefined,
    high: JsonValue | undefined,
  ): void => {
    if (high !== undefined && (!isMap(high) || low === undefined || !isMap(low))) {
      expect(merged).toEqual(high);
    } else if (high === undefined) {
      expect(merged).toEqual(low);
    } else if (low !== undefined && isMap(low) && isMap(high)) {
      const names = new Set([...Object.keys(low), ...Object.keys(high)]);
      expect(new Set(Object.keys(merged as JsonObject))).toEqual(names);
      for (const name of names)
        expectLeaves(own(merged as JsonObject, name), own(low, name), own(high, name));
    }
  };
  fc.assert(
    fc.property(map, map, (low, high) => expectLeaves(mergeLayers(low, high), low, high)),
    { numRuns: 500 },
  );
});

function own(from: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}
