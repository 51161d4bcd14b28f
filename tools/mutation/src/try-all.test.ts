import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { mutantsOf } from './mutants.ts';
import { makeSmallRepository } from './testing/small-repository.ts';
import { tryAll } from './try-all.ts';

jest.setTimeout(120_000);

const SOURCE = 'export const a = () => 1;\nexport const b = () => 2;\nexport const c = () => 3;\n';
const FILE = 'packages/x/src/source.ts';
/** As many as are tried first. */
const NEAR = Array.from({ length: 6 }, (_, index) => `packages/x/src/near-${index}.test.ts`);
const FAR = 'packages/y/src/far.test.ts';

let root = '';
beforeAll(() => {
  const test = (from: string, name: string, result: number) =>
    `import { ${name} } from '${from}'; test('${name}', () => expect(${name}()).toBe(${result}));`;
  root = makeSmallRepository({
    [FILE]: SOURCE,
    ...Object.fromEntries(NEAR.map((file) => [file, test('./source.ts', 'a', 1)])),
    [FAR]: test('../../x/src/source.ts', 'b', 2),
  });
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  execFileSync('git', ['add', 'packages'], { cwd: root });
});
afterAll(() => rmSync(dirname(root), { recursive: true, force: true }));

const [a, b, c] = mutantsOf(SOURCE).map((mutant) => ({ file: FILE, ...mutant }));
const mutants = [a, b, c].flatMap((mutant) => (mutant === undefined ? [] : [mutant]));

test('the nearest tests first, then the others that run the line, if there are some', () => {
  expect([...tryAll(root, mutants, false)]).toEqual([
    { mutant: a, noticedBy: NEAR[0], open: false },
    { mutant: b, noticedBy: undefined, open: true },
    { mutant: c, noticedBy: undefined, open: true },
    { mutant: b, noticedBy: FAR, open: false },
    { mutant: c, noticedBy: undefined, open: false },
  ]);
});

test('the nearest tests alone', () => {
  expect([...tryAll(root, mutants.slice(1, 2), true)]).toEqual([
    { mutant: b, noticedBy: undefined, open: false },
  ]);
});
