import { z } from 'zod';
import { coded, codedCheck } from './issue.ts';

const EVEN = z.int().check(
  coded<number>(
    'spec/invalid-value',
    (value) => value % 2 === 0,
    (value) => `${value} is odd`,
    'add one',
  ),
);

test('a failed rule is a custom issue with code and hint', () => {
  expect(EVEN.safeParse(3).error?.issues).toEqual([
    {
      code: 'custom',
      path: [],
      message: '3 is odd',
      params: { code: 'spec/invalid-value', hint: 'add one' },
    },
  ]);
  expect(EVEN.safeParse(4)).toEqual({ success: true, data: 4 });
});

test('all problems of an object are found in one pass, with their paths', () => {
  const pair = z
    .strictObject({ a: EVEN, b: EVEN })
    .check(
      codedCheck<{ a: number; b: number }>(({ a, b }) =>
        a < b ? [] : [{ code: 'spec/conflict', message: 'a must be less than b', path: ['a'] }],
      ),
    );
  const issues = pair.safeParse({ a: 5, b: 3 }).error?.issues ?? [];
  expect(issues.map((issue) => [issue.path, issue.code === 'custom' ? issue.params : undefined])).toEqual([
    [['a'], { code: 'spec/invalid-value', hint: 'add one' }],
    [['b'], { code: 'spec/invalid-value', hint: 'add one' }],
    [['a'], { code: 'spec/conflict' }],
  ]);
});
