import fc from 'fast-check';
import type { JsonObject } from '@nodeless/core';
import { atVersion, compareVersions } from '@nodeless/kubernetes-schema/form';
import { mergeVersions } from './merge-versions.ts';

const VERSIONS = ['1.8', '1.9', '1.10'];

test('versions are compared by their numbers', () => {
  expect(['1.10', '1.9', '0.32', '1', '1.9.1'].sort(compareVersions)).toEqual([
    '0.32',
    '1',
    '1.9',
    '1.9.1',
    '1.10',
  ]);
});

test.each<[string, (JsonObject | undefined)[], JsonObject]>([
  ['what is equal stands once', [{ a: 1 }, { a: 1 }, { a: 1 }], { a: 1 }],
  ['what is new', [{}, {}, { a: 1 }], { 'a@1.10+': 1 }],
  ['what is gone', [{ a: 1 }, { a: 1 }, {}], { 'a@-1.9': 1 }],
  ['what came and went', [{}, { a: 1 }, {}], { 'a@1.9-1.9': 1 }],
  ['what came back', [{ a: 1 }, {}, { a: 1 }], { 'a@-1.8': 1, 'a@1.10+': 1 }],
  ['another value', [{ a: 1 }, { a: 2 }, { a: 2 }], { 'a@-1.8': 1, 'a@1.9+': 2 }],
  [
    'differences of objects stand within them',
    [undefined, { a: { b: 1, c: 1 } }, { a: { b: 1, d: 1 } }],
    { a: { b: 1, 'c@-1.9': 1, 'd@1.10+': 1 } },
  ],
  [
    'a new object that grows',
    [{}, { a: { b: 1 } }, { a: { b: 1, c: 1 } }],
    { 'a@1.9+': { b: 1, 'c@1.10+': 1 } },
  ],
])('%s', (_, trees, merged) => {
  expect(mergeVersions(VERSIONS, trees)).toEqual(merged);
  trees.forEach((tree, index) => {
    if (tree !== undefined) expect(atVersion(merged, VERSIONS[index] ?? '')).toEqual(tree);
  });
});

test('a key that looks like one with versions is refused', () => {
  expect(() => mergeVersions(['1.8'], [{ 'a@1.8+': 1 }])).toThrow(RangeError);
});

test('each version comes out as it went in', () => {
  const { tree } = fc.letrec<{ tree: JsonObject }>((tie) => ({
    tree: fc.dictionary(
      fc.constantFrom('a', 'b!', 'c@d', 'e'),
      fc.oneof({ maxDepth: 3 }, fc.nat(2), fc.constantFrom('x', ['y']), tie('tree')),
    ),
  }));
  fc.assert(
    fc.property(fc.tuple(tree, tree, tree), (trees) => {
      const merged = mergeVersions(VERSIONS, trees);
      expect(VERSIONS.map((version) => atVersion(merged, version))).toEqual(trees);
    }),
  );
});
