import { choose, isSource } from './choose.ts';
import { mutantsOf, mutated } from './mutants.ts';
import { randomNumbers } from './random.ts';
import { join } from 'node:path';

const changesOf = (text: string) => mutantsOf(text).map((mutant) => mutated(text, mutant));

test.each([
  ['a === b', ['a !== b']],
  ['a < b && c', ['a < b || c', 'a <= b && c']],
  ['!a', ['a']],
  ['a ? b : c', ['!(a) ? b : c']],
  ['if (a) b()', ['if (true) b()', 'if (false) b()', 'if (a) ;']],
  ['function f() { return a; }', ['function f() { return undefined; }']],
  ['x = [a, b]', ['x = [...[], b]', 'x = [a, ...[]]']],
  ['x = { a: b }', ['x = { ...{} }']],
  ['x = true', ['x = false']],
  ['x = 3', ['x = (3 + 1)']],
  ["x = 'a'", ["x = 'a-mutant'"]],
  ["x = ''", ["x = 'mutant'"]],
])('%s', (text, changes) => {
  expect(changesOf(text)).toEqual(changes);
});

test.each([
  "import { a } from 'b';",
  "export { a } from 'b';",
  "type A = 'a' | 3;",
  'interface A { readonly a: true }',
  "let x: 'a';",
  "fail('words that people read');",
])('%s has no data to change', (text) => {
  expect(changesOf(text).filter((changed) => changed !== ';')).toEqual([]);
});

test('the line of a change is that of what changes', () => {
  expect(mutantsOf('f(\n  1,\n  a ||\n  b)').map(({ line }) => line)).toEqual([1, 2, 3]);
});

test('what is chosen follows from the seed, and is no test', () => {
  const root = join(__dirname, '../../..');
  const chosen = choose(root, 20, 7, 'packages/core/');
  expect(choose(root, 20, 7, 'packages/core/')).toEqual(chosen);
  expect(choose(root, 20, 8, 'packages/core/')).not.toEqual(chosen);
  expect(chosen.filter(({ file }) => !isSource(file) || !file.startsWith('packages/core/'))).toEqual([]);
  expect(new Set(chosen.map(({ file, line }) => `${file}:${line}`)).size).toBe(20);
});

test.each([
  ['packages/core/src/json.ts', true],
  ['packages/core/src/json.test.ts', false],
  ['packages/core/src/testing/runs.ts', false],
  ['packages/cli/templates/a.ts', false],
  ['tools/lint/src/a.ts', false],
])('%s is a source: %s', (file, expected) => {
  expect(isSource(file)).toBe(expected);
});

test('random numbers lie between 0 and 1, and all over', () => {
  const random = randomNumbers(1);
  const numbers = Array.from({ length: 1000 }, () => random());
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(numbers.map((number) => Math.floor(number * 10))).size).toBe(10);
});
