import fc from 'fast-check';
import { matchesPattern } from './pattern.ts';

test.each([
  ['prod*', 'prod', true],
  ['prod*', 'prod-metrics', true],
  ['*dev', 'my-dev', true],
  ['frontend*?', 'frontend', false],
  ['frontend*?', 'frontend1', true],
  ['value?', 'valuea', true],
  ['value?', 'value', false],
  ['value?', 'value-a', false],
  ['a.c', 'abc', false],
  ['', '', true],
  ['*', '', true],
  ['?', '', false],
  ['ab', 'abc', false],
])('%s and %s: %s', (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected);
});

test('agrees with a regular expression on short texts', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (wanted, given) => {
      const expression = new RegExp(`^${wanted.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(matchesPattern(wanted, given)).toBe(expression.test(given));
    }),
  );
});

test('a pattern with many stars is not slow', () => {
  expect(matchesPattern(`${'*a'.repeat(31)}b`, 'a'.repeat(63))).toBe(false);
});
