import { firstDifference } from './line-difference.ts';

const difference = (before: string, after: string) =>
  firstDifference(Buffer.from(before), Buffer.from(after)).split('\n');

test('shows the lines between the common beginning and the common end', () => {
  expect(difference('a\nb\nc\nd\n', 'a\nB\nC\nd\n')).toEqual(['@@ line 2 @@', '-b', '-c', '+B', '+C']);
});

test('shows lines that are only on one side', () => {
  expect(difference('a\nb\nc\n', 'a\nc\n')).toEqual(['@@ line 2 @@', '-b']);
  expect(difference('a\nc\n', 'a\nb\nc\n')).toEqual(['@@ line 2 @@', '+b']);
  expect(difference('a\na\n', 'a\n')).toEqual(['@@ line 2 @@', '-a']);
});

test('shows a missing final line feed, a carriage return and a byte order mark', () => {
  expect(difference('a\nb', 'a\nb\n')).toEqual(['@@ line 2 @@', '-b (no line feed at the end)', '+b']);
  expect(difference('a\r\n', 'a\n')).toEqual(['@@ line 1 @@', '-a\\u000d', '+a']);
  expect(difference('\ufeffa\n', 'a\n')).toEqual(['@@ line 1 @@', '-\\ufeffa', '+a']);
});

test('an empty file', () => {
  expect(difference('', 'a\n')).toEqual(['@@ line 1 @@', '+a']);
});

test('nothing in a file reaches the terminal as a command', () => {
  expect(difference('\u001b[31mred\u0007\u202e\n', 'a\n')[1]).toBe('-\\u001b[31mred\\u0007\\u202e');
});

test('long differences and long lines are cut', () => {
  const lines = difference('x\n'.repeat(100), 'y'.repeat(1000));
  expect(lines).toHaveLength(1 + 7 + 1);
  expect(lines[7]).toBe('-… 94 more lines');
  expect(lines[8]).toHaveLength(1 + 120 + 1);
});
