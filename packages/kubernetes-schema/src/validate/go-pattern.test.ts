import { goPattern } from './go-pattern.ts';

// As Go's regexp package (RE2) answers for each.
test.each<[pattern: string, text: string, matches: boolean]>([
  ['^a+$', 'aa', true],
  ['^(?i)(abort|warn)?$', 'Warn', true],
  ['(?s)^a.b$', 'a\nb', true],
  ['^a.b$', 'a\nb', false],
  ['^[[:alnum:]_]+$', 'aZ_9', true],
  ['^[[:alnum:]]+$', 'a:', false],
  ['^[^[:space:]]+$', 'a b', false],
  [String.raw`\Aab\z`, 'ab', true],
  [String.raw`\Aab\z`, 'abc', false],
  [String.raw`^\\A$`, '\\A', true],
  [String.raw`^\Qa.b\E$`, 'a.b', true],
  [String.raw`^\Qa.b\E$`, 'axb', false],
  [String.raw`^\pL+$`, 'é', true],
  [String.raw`^\pL+$`, 'p1', false],
  [String.raw`^\x{1F642}$`, '🙂', true],
  ['^(?P<x>a)$', 'a', true],
  [String.raw`^[\w\-]+$`, 'a-b', true],
])('%s and %j', (pattern, text, matches) => {
  expect(goPattern(pattern)?.test(text)).toBe(matches);
});

test.each(['a(?i)b', '(?U)a*', '(?i:a)b', '(a', '[[:nothing:]]'])('%s is not read', (pattern) => {
  expect(goPattern(pattern)).toBeUndefined();
});

test('all matches of a pattern', () => {
  expect([...'a1b22'.matchAll(goPattern('[0-9]+', 'g') ?? /x/g)].map(([match]) => match)).toEqual([
    '1',
    '22',
  ]);
});
