import type { Diagnostic } from '@nodeless/core';
import { createColors } from './console.ts';
import { formatPretty } from './pretty.ts';
import { wrap } from './wrap.ts';

const finding = (line: number, column: number, endLine: number, endColumn: number): Diagnostic => ({
  code: 'spec/conflict',
  severity: 'error',
  message: 'it cannot be',
  location: { file: 'a.yaml', line, column, endLine, endColumn },
});
/** The two lines that show the place. */
function shown(text: string, diagnostic: Diagnostic): string[] {
  const lines = formatPretty([diagnostic], () => text, createColors(false)).split('\n');
  expect(lines[0]).toMatch(/^a\.yaml:\d+:\d+ {2}error {2}spec\/conflict {2}it cannot be$/);
  return lines.slice(1, -1);
}

test('the place is underlined', () => {
  expect(shown('a: 1\nb: wrong\n', finding(2, 4, 2, 9))).toEqual(['   2 | b: wrong', '     |    ^^^^^']);
  expect(shown('\tb: wrong\n', finding(1, 5, 1, 10))).toEqual(['   1 | \tb: wrong', '     | \t   ^^^^^']);
  expect(shown('b: wrong\n', finding(1, 4, 1, 4))).toEqual(['   1 | b: wrong', '     |    ^']);
});

test('what goes on below is underlined to the end of its first line', () => {
  expect(shown('b: [1,\n2]\n', finding(1, 4, 2, 3))).toEqual(['   1 | b: [1,', '     |    ^^^']);
});

test('of a long line 160 characters are shown', () => {
  const [line, marks] = shown('x'.repeat(200), finding(1, 1, 1, 201));
  expect(line).toBe(`   1 | ${'x'.repeat(160)}`);
  expect(marks).toBe(`     | ${'^'.repeat(159)}`);
  const [, behind] = shown('x'.repeat(200), finding(1, 180, 1, 190));
  expect(behind).toBe(`     | ${' '.repeat(159)}^`);
});

test('a line that is empty, or not there, is not shown', () => {
  expect(shown('a: 1\n  \n', finding(2, 1, 2, 1))).toEqual([]);
  expect(shown('a: 1\n', finding(9, 1, 9, 1))).toEqual([]);
  expect(shown('a: 1\n', { ...finding(1, 1, 1, 2), sensitive: true })).toEqual([]);
});

test('text is wrapped from 40 columns on, and commands are never broken', () => {
  const text = 'the words of a sentence that is longer than forty columns';
  expect(wrap(text, 39)).toEqual([text]);
  expect(wrap(text, 40)).toEqual(['the words of a sentence that is longer', 'than forty columns']);
  expect(wrap(text, undefined)).toEqual([text]);
  expect(wrap('bring it with: git fetch --refetch --no-filter origin', 40)).toEqual([
    'bring it with:',
    'git fetch --refetch --no-filter origin',
  ]);
  expect(wrap('a name such as `two words of a name` is kept in one line', 40)).toEqual([
    'a name such as `two words of a name` is',
    'kept in one line',
  ]);
});
