import { at, isJsonObject, maps, quantityMap, textMap, texts } from './json.ts';

test('at follows keys and answers undefined where there is nothing', () => {
  expect(at({ a: { b: [1] } }, 'a', 'b')).toEqual([1]);
  expect(at({ a: { b: [1] } }, 'a', 'c')).toBeUndefined();
  expect(at({ a: 'text' }, 'a', 'length')).toBeUndefined();
  expect(at({}, 'toString')).toBeUndefined();
  expect(at(undefined)).toBeUndefined();
});

test('lists and maps are read for what fits, anything else is empty', () => {
  expect(maps([{ a: 1 }, 'x', [1], null])).toEqual([{ a: 1 }]);
  expect(maps('x')).toEqual([]);
  expect(texts(['a', 1, null, 'b'])).toEqual(['a', 'b']);
  expect(texts({ a: 'b' })).toEqual([]);
  expect(textMap({ a: 'b', c: 1, d: null })).toEqual({ a: 'b' });
  expect(textMap(['a'])).toEqual({});
  expect(quantityMap({ cpu: 2, memory: '1Gi', other: null })).toEqual({ cpu: '2', memory: '1Gi' });
  expect(quantityMap([1])).toEqual({});
});

test('a list is not a map', () => {
  expect([isJsonObject({}), isJsonObject([]), isJsonObject(null), isJsonObject('x')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
