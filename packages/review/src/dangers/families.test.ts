import { currentId, FAMILIES, familyOrder } from './families.ts';

test.each([
  ['d1/namespace', 'deletions/namespace'],
  ['d2/selector', 'immutable-fields/selector'],
  ['d3/certificate', 'aws-resources/certificate'],
  ['d4/moved', 'argocd/moved'],
  ['d5/surge', 'availability/surge'],
  ['deletions/namespace', 'deletions/namespace'],
  ['d6/surge', 'd6/surge'],
  ['example.com/d1/surge', 'example.com/d1/surge'],
])('a waiver of %s is one of %s', (written, id) => {
  expect(currentId(written)).toBe(id);
});

test('rules stand by their family, those of a repository last', () => {
  const ids = ['example.com/scale', ...[...FAMILIES].reverse().map((family) => `${family}/a`), 'deletions/b'];
  expect([...ids].sort((a, b) => (familyOrder(a) < familyOrder(b) ? -1 : 1))).toEqual([
    'deletions/a',
    'deletions/b',
    'immutable-fields/a',
    'aws-resources/a',
    'argocd/a',
    'availability/a',
    'example.com/scale',
  ]);
});
