import { z } from 'zod';
import { boundText, describe as tell, kindOf, nameOf, retyped } from './wording.ts';

test.each([
  [[], 'the file'],
  [['compute', 'karpenter', 'nodePools', 0, 'limits'], 'compute.karpenter.nodePools[0].limits'],
  [['a', 0, 1, 'b'], 'a[0][1].b'],
])('%j is called %s', (path, name) => {
  expect(nameOf(path)).toBe(name);
});

test.each([
  [null, undefined, 'empty'],
  [undefined, undefined, 'empty'],
  [['a'], undefined, 'a list'],
  [{ a: 1 }, undefined, 'a map'],
  ['text', 'text', '"text"'],
  [NaN, '.nan', '.nan'],
  [123, '0123', '0123'],
  [true, undefined, 'true'],
  ['x'.repeat(100), undefined, `"${'x'.repeat(80)}…"`],
])('%j is told as %s %s', (value, typed, words) => {
  expect(tell(value, typed)).toBe(words);
});

test('kinds have names, unknown ones keep theirs', () => {
  expect(['object', 'array', 'string', 'int', 'boolean', 'date'].map(kindOf)).toEqual([
    'a map',
    'a list',
    'a string',
    'a whole number',
    'true or false',
    'date',
  ]);
});

test.each([
  [z.array(z.int()).min(2), [1], 'the list has 1 entry, at least 2 are needed'],
  [z.array(z.int()).min(1), [], 'the list is empty, at least 1 is needed'],
  [z.array(z.int()).max(1), [1, 2], 'the list has 2 entries, at most 1 are allowed'],
  [z.string().min(1), '', 'the string is empty'],
  [z.string().min(3), 'a', '"a" has 1 character, at least 3 are needed'],
  [z.string().max(2), 'abc', '"abc" has 3 characters, at most 2 are allowed'],
  [z.int().min(1), 0, '0 is too small, the lowest allowed number is 1'],
  [z.number().max(10), 11, '11 is too large, the highest allowed number is 10'],
])('bounds are told without signs of a programmer', (schema, value, words) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (issue?.code !== 'too_small' && issue?.code !== 'too_big') throw new Error('not out of bounds');
  expect(boundText(issue, value, undefined)).toBe(words);
});

test.each([
  [null, 'object', 'write {} or remove the key'],
  [null, 'array', 'write [] or remove the key'],
  [null, 'string', undefined],
  ['inflate', 'array', 'write [inflate]'],
  [{ a: 1 }, 'array', undefined],
  ['yes', 'boolean', 'write true, without quotes'],
  ['Off', 'boolean', 'write false, without quotes'],
  ['maybe', 'boolean', undefined],
  ['12', 'number', 'write 12, without quotes'],
  ['twelve', 'int', undefined],
  [12, 'boolean', undefined],
])('%j as %s: %s', (value, expected, words) => {
  expect(retyped(value, expected)).toBe(words);
});
