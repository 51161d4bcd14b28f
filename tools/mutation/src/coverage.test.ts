import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findCoverage } from './coverage.ts';
import { mutantsOf } from './mutants.ts';
import { makeSmallRepository } from './testing/small-repository.ts';

const NUMBERS = `
export const one = 1;
export const two = () => 2;
export const three = () => 3;
export const four = () => 4;
const make = () => 5;
export const five = make();
`;
const CALLS = (name: string) =>
  `import { ${name} } from './numbers.ts'; test('${name}', () => expect(${name}()).toBeDefined());`;
const STARTS = `
import { spawnSync } from 'node:child_process';
test('starts a process', () => {

  const { status } = spawnSync(process.execPath, [require.resolve('./start.cjs')]);
  expect(status).toBe(0);
});
`;
const START = `
const { register } = require('@swc-node/register/register');
register({ target: 'es2022', module: 'commonjs' });
require('./numbers.ts').three();
`;

jest.setTimeout(60_000);

let root = '';
beforeAll(() => {
  root = makeSmallRepository({
    'src/numbers.ts': NUMBERS,
    'src/start.cjs': START,
    'src/two.test.ts': CALLS('two'),
    'src/starts.test.ts': STARTS,
    'src/none.test.ts': "test('fails', () => expect(1).toBe(2));",
    'other/two.test.ts': CALLS('two').replace('./numbers', '../src/numbers'),
  });
});
afterAll(() => rmSync(dirname(root), { recursive: true, force: true }));

test('what is run by which test file: in functions, while a module is loaded, and in processes that tests start', () => {
  const mutants = mutantsOf(NUMBERS).map((mutant) => ({ file: 'src/numbers.ts', ...mutant }));
  const coverage = findCoverage(root, mutants);
  expect(coverage.map((tests) => tests.sort())).toEqual([
    ['other/two.test.ts', 'src/starts.test.ts', 'src/two.test.ts'],
    ['other/two.test.ts', 'src/two.test.ts'],
    ['src/starts.test.ts'],
    [],
    ['other/two.test.ts', 'src/starts.test.ts', 'src/two.test.ts'],
  ]);
  expect(readFileSync(join(root, 'src/numbers.ts'), 'utf8')).toBe(NUMBERS);
});
