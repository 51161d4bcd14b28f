import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mutantsOf } from './mutants.ts';
import { makeSmallRepository } from './testing/small-repository.ts';
import { Trial } from './try-mutant.ts';

const SOURCE = 'export const isPositive = (n: number) => n > 0;\n';
const TEST = (n: number, expected: boolean) =>
  `import { isPositive } from './positive.ts'; test('${n}', () => expect(isPositive(${n})).toBe(${expected}));`;
const [POSITIVE, ZERO, BROKEN] = ['src/positive.test.ts', 'src/zero.test.ts', 'src/broken.test.ts'];

jest.setTimeout(60_000);

let root = '';
beforeAll(() => {
  root = makeSmallRepository({
    'src/positive.ts': SOURCE,
    [POSITIVE]: TEST(1, true),
    [ZERO]: TEST(0, false),
    [BROKEN]: TEST(0, true),
  });
});
afterAll(() => rmSync(dirname(root), { recursive: true, force: true }));

const [mutant = { line: 0, start: 0, end: 0, replacement: '' }] = mutantsOf(SOURCE);
const noticedBy = (...tests: string[]) =>
  new Trial(root).noticedBy({ file: 'src/positive.ts', ...mutant }, tests);

test('a change is noticed by the first test file that fails', () => {
  expect(mutant.replacement).toBe('>=');
  expect(noticedBy(POSITIVE, ZERO)).toBe(ZERO);
  expect(readFileSync(join(root, 'src/positive.ts'), 'utf8')).toBe(SOURCE);
});

test('a change is not noticed where all pass, and where there is no test', () => {
  expect(noticedBy(POSITIVE)).toBeUndefined();
  expect(noticedBy()).toBeUndefined();
});

test('a test file that fails without the change, too, proves nothing', () => {
  const harmless = { file: 'src/positive.ts', ...mutant, replacement: '>' };
  expect(new Trial(root).noticedBy(harmless, [BROKEN, ZERO])).toBeUndefined();
});
