import { largest, takerWords } from './address-words.ts';

const taker = (what: string, [least, surely, most]: readonly [number, number, number], told = true) => ({
  what,
  path: 'cluster#/a' as const,
  subnets: [],
  ...{ least, surely, most },
  ...(told ? { details: { surely: `${what} at least`, most: `${what} at most` } } : {}),
});
const TAKERS = [
  taker('a', [1, 2, 3]),
  taker('b', [0, 5, 9]),
  taker('c', [4, 4, 4], false),
  taker('d', [0, 3, 8]),
  taker('e', [0, 1, 2]),
];

test('the largest come first, and those that take nothing are left out', () => {
  expect(largest(TAKERS, 'most').map(({ what }) => what)).toEqual(['b', 'd', 'c', 'a', 'e']);
  expect(largest(TAKERS, 'least').map(({ what }) => what)).toEqual(['c', 'a']);
});

test('three are named with how the number comes about, the others counted', () => {
  expect(takerWords(TAKERS, 'most')).toBe('9 by b (b at most), 8 by d (d at most), 4 by c, 5 by others');
  expect(takerWords(TAKERS, 'surely')).toBe('5 by b (b at least), 4 by c, 3 by d (d at least), 3 by others');
  expect(takerWords(TAKERS, 'least')).toBe('4 by c, 1 by a');
  expect(takerWords([], 'most')).toBe('');
});
