import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import fc from 'fast-check';
import { documentOf } from '../testing/sources.ts';
import { separateRemovals, withoutKey } from './removals.ts';
import { LayerStack } from './stack.ts';

const separate = (text: string) => {
  const document = documentOf(text);
  return separateRemovals(document, document.data as JsonObject);
};

test.each([
  ['a: null\nb: { c: ~, d: 1 }\n', { b: { d: 1 } }, [['a'], ['b', 'c']]],
  ['a:\nb: { c: , d: 1 }\n', { a: null, b: { c: null, d: 1 } }, []],
  ['a: [null, { b: null }]\n', { a: [null, { b: null }] }, []],
  ["a: 'null'\n", { a: 'null' }, []],
])('%j', (text, value, removed) => {
  expect(separate(text)).toEqual({ value, removed });
});

test('a key is taken away however deep; what is not there stays away', () => {
  const map = { a: { b: { c: 1, d: 2 } }, e: 3 };
  expect(withoutKey(map, ['a', 'b', 'c'])).toEqual({ a: { b: { d: 2 } }, e: 3 });
  expect(withoutKey(map, ['e', 'f'])).toEqual(map);
  expect(withoutKey(map, ['x', 'y'])).toBe(map);
});

/** A merge patch as RFC 7386 describes it, but for empty maps: a layer that sets nothing changes nothing. */
function patched(target: JsonValue, patch: JsonValue): JsonValue {
  if (!isJsonObject(patch)) return patch;
  const result: Record<string, JsonValue> = isJsonObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = patched(result[key] ?? {}, value as JsonValue);
  }
  return result;
}

const key = fc.constantFrom('a', 'b', 'c');
const map = (leaf: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> =>
  fc.letrec<{ map: JsonObject; value: JsonValue }>((tie) => ({
    map: fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    value: fc.oneof({ maxDepth: 3 }, leaf, tie('map')),
  })).map;

test('layers with removals are a merge patch', () => {
  const lower = map(fc.constantFrom(1, 'x', true));
  const upper = map(fc.constantFrom<JsonValue>(2, 'y', false, null));
  fc.assert(
    fc.property(lower, upper, (below, above) => {
      const document = documentOf(JSON.stringify(above));
      const top = { ...separateRemovals(document, above), name: 'stage' as const, document, base: [] };
      const bottom = {
        name: 'app' as const,
        document: documentOf(JSON.stringify(below)),
        base: [],
        value: below,
      };
      expect(new LayerStack([bottom, top]).value).toEqual(patched(below, above));
    }),
  );
});
