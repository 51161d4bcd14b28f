import { nonEmpty, nonEmptyMap, present } from './present.ts';

test('only keys without a value go', () => {
  const map = present({ a: undefined, b: null, c: 0, d: '', e: false, f: [], g: {} });
  expect(Object.entries(map)).toEqual([
    ['b', null],
    ['c', 0],
    ['d', ''],
    ['e', false],
    ['f', []],
    ['g', {}],
  ]);
});

test('what is empty can be left out', () => {
  expect([nonEmpty([]), nonEmpty([0]), nonEmptyMap({}), nonEmptyMap({ a: undefined })]).toEqual([
    undefined,
    [0],
    undefined,
    { a: undefined },
  ]);
});
