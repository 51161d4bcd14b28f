import fc from 'fast-check';
import { looksAtAllClusters, shareOf } from './shard.ts';

const shards = (of: number) => Array.from({ length: of }, (_, position) => ({ index: position + 1, of }));

test('shares are parts of the whole, as large as each other, and one of them looks at all clusters', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 12 }), (names, of) => {
      const shares = shards(of).map((shard) => shareOf(names, shard));
      expect(shares.flat().sort()).toEqual([...names].sort());
      const sizes = shares.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(shards(of).filter(looksAtAllClusters)).toHaveLength(1);
    }),
  );
});

test('without shards there is one share', () => {
  expect(shareOf(['a', 'b'], undefined)).toEqual(['a', 'b']);
  expect(looksAtAllClusters(undefined)).toBe(true);
  expect(shareOf(['a', 'b', 'c'], { index: 1, of: 2 })).toEqual(['a', 'c']);
});
