import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mutantsOf } from './mutants.ts';
import { makeSmallRepository } from './testing/small-repository.ts';
import { Trial } from './try-mutant.ts';

const SOURCE = 'export const isPositive = (n: number) => n > 0;\n';
const TEST = (n: number, expected: boolean) =>
  `import { isPositive } from './positive.ts'; test('${n}', () => expect(isPositive(${n})).toBe(${expected}));`;

jest.setTimeout(60_000);

let root = '';
beforeAll(() => {
  root = makeSmallRepository({
    'src/positive.ts': SOURCE,
    'src/positive.test.ts': TEST(1, true),
    'src/zero.test.ts': TEST(0, false),
    'src/broken.test.ts': TEST(0, true),
  });
});
afterAll(() => rmSync(dirname(root), { recursive: true, force: true }));

const [mutant = { line: 0, start: 0, end: 0, replacement: '' }] = mutantsOf(SOURCE);
const files = (passed: boolean, ...names: string[]) =>
  names.map((name) => ({ file: `src/${name}.test.ts`, seconds: 1, passed }));
const attempt = (...tests: Parameters<Trial['try']>[1][number][]) =>
  new Trial(root).try({ file: 'src/positive.ts', ...mutant }, tests);

test('a change is noticed by the first test file that fails', async () => {
  expect(mutant.replacement).toBe('>=');
  expect(await attempt(...files(true, 'zero', 'positive'))).toEqual({
    noticed: true,
    by: 'src/zero.test.ts',
  });
  expect(readFileSync(join(root, 'src/positive.ts'), 'utf8')).toBe(SOURCE);
});

test('a change survives where all pass, and where no test runs it', async () => {
  expect(await attempt(...files(true, 'positive'))).toEqual({ noticed: false, tests: 1 });
  expect(await attempt()).toEqual({ noticed: false, tests: 0 });
});

test('a test file that failed before is tried without the change', async () => {
  expect(await attempt(...files(false, 'zero'))).toEqual({ noticed: true, by: 'src/zero.test.ts' });
});

test('a test file that fails without the change proves nothing', async () => {
  const tests = [...files(false, 'broken'), ...files(true, 'positive')];
  expect(await attempt(...tests)).toEqual({ noticed: false, tests: 1 });
});
