import { lineChanges } from './lines.ts';

test.each<[string | undefined, string | undefined, number, number]>([
  [undefined, undefined, 0, 0],
  [undefined, '', 0, 0],
  [undefined, 'a\nb\n', 2, 0],
  ['a\nb\n', undefined, 0, 2],
  ['a\nb\n', 'a\nb', 0, 0],
  ['a\nb\n', 'b\na\n', 0, 0],
  ['a\nb\n', 'a\nc\n', 1, 1],
  ['a\n', 'a\na\na\n', 2, 0],
  ['a\na\n', 'a\n', 0, 1],
  ['a\n', 'a\n\n', 1, 0],
])('from %j to %j: %i added, %i removed', (before, after, added, removed) => {
  expect(lineChanges(before, after)).toEqual({ added, removed });
});
