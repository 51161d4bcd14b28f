import { isLabelValue, isQualifiedName } from './qualified-names.ts';

test.each([
  ['a', true],
  ['A_b.c-9', true],
  ['example.com/a', true],
  [`${'a.'.repeat(126)}a/b`, true],
  ['x'.repeat(63), true],
  ['x'.repeat(64), false],
  ['', false],
  ['/a', false],
  ['a/', false],
  ['a_b/c', false],
  ['a..b/c', false],
  ['a/b/c', false],
  ['-a', false],
  ['a-', false],
])('%j is a key: %p', (text, expected) => {
  expect(isQualifiedName(text)).toBe(expected);
});

test.each([
  ['', true],
  ['true', true],
  ['x'.repeat(63), true],
  ['x'.repeat(64), false],
  ['a b', false],
  ['_a', false],
])('%j is a value: %p', (text, expected) => {
  expect(isLabelValue(text)).toBe(expected);
});
