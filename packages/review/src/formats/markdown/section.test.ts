import { fitted, fixed, listSection } from './section.ts';

const list = (name: string, count: number) =>
  listSection(
    Array.from({ length: count }, () => name),
    (shown, left) => `${shown.join('')}${left === 0 ? '' : `[${left}]`}`,
  );

test('a list has a form for all, for none, and for some between, each of them shorter', () => {
  expect(list('a', 10).forms.map((form) => form())).toEqual([
    'aaaaaaaaaa',
    'aaaaaaa[3]',
    'aaaa[6]',
    'aa[8]',
    'a[9]',
    '[10]',
  ]);
});

test.each([
  [100, 'aaaabbbbcccc'],
  [12, 'aaaabbbbcccc'],
  [11, 'aaaabbbb[4]'],
  [10, '[4]bbbb[4]'],
])('%d characters: %s', (limit, expected) => {
  const [a, b, c] = [list('a', 4), list('b', 4), list('c', 4)];
  expect(fitted([a, b, c], [b, a, c], limit)).toBe(expected);
});

test('what has one form keeps it, whatever room there is', () => {
  expect(fitted([fixed('whole'), list('a', 4)], [], 3)).toBe('whole[4]');
});
