import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-runner-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  /** Which files passed, by name. */
  readonly passed: Record<string, boolean>;
  readonly messages: string;
}

/** Runs the files one after the other in one process, in the order of their names. */
function runJest(files: Record<string, string>): Run {
  const all = { 'order.cjs': ORDER, 'package.json': '{}', ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const config = {
    rootDir: folder,
    testMatch: ['<rootDir>/**/*.test.ts'],
    testRunner: join(__dirname, 'run-file.cjs'),
    testSequencer: '<rootDir>/order.cjs',
    testEnvironmentOptions: { isolated: ['apart/'] },
    transform: { '\\.ts$': [require.resolve('@swc/jest'), { module: { type: 'commonjs' } }] },
  };
  const args = ['--config', JSON.stringify(config), '--json', '--runInBand', '--no-cache'];
  const { stdout } = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), ...args], {
    encoding: 'utf8',
  });
  const { testResults } = JSON.parse(stdout) as {
    testResults: { name: string; status: string; message: string }[];
  };
  return {
    passed: Object.fromEntries(
      testResults.map(({ name, status }) => [name.slice(folder.length + 1), status === 'passed']),
    ),
    messages: testResults.map(({ message }) => message).join('\n'),
  };
}

const ORDER = `
  const { default: Sequencer } = require(${JSON.stringify(require.resolve('@jest/test-sequencer'))});
  module.exports = class extends Sequencer {
    sort(tests) { return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1)); }
  };
`;

const COUNTER = `let loaded = 0; export const next = (): number => ++loaded;`;
const COUNTS = (expected: number) =>
  `import { next } from './counter.ts'; test('counts', () => expect(next()).toBe(${String(expected)}));`;

test('a module is loaded once for all files, and for each file in the folders that are isolated', () => {
  const { passed } = runJest({
    'counter.ts': COUNTER,
    'a.test.ts': COUNTS(1),
    'b.test.ts': COUNTS(2),
    'apart/counter.ts': COUNTER,
    'apart/a.test.ts': COUNTS(1),
    'apart/b.test.ts': COUNTS(1),
  });
  expect(passed).toEqual({
    'a.test.ts': true,
    'b.test.ts': true,
    'apart/a.test.ts': true,
    'apart/b.test.ts': true,
  });
});

const LEAVING: readonly (readonly [named: string, statement: string])[] = [
  ['the working directory', 'process.chdir("/")'],
  ['process.env.LEFT', 'process.env.LEFT = "1"'],
  ['globalThis.left', 'globalThis.left = 1'],
  ['Array.prototype.left', 'Array.prototype.left = () => 1'],
  ['Math.cbrt', 'Math.cbrt = () => 1'],
  ['require.extensions..left', 'require.extensions[".left"] = () => {}'],
  ["the listeners of process.on('warning')", 'process.on("warning", () => {})'],
  ['process.exitCode', 'process.exitCode = 0'],
  ['expect.extend', 'expect.extend({ toBeLeft: () => ({ pass: true }) })'],
];

test('what a file leaves changed fails this file, not the next', () => {
  const files = LEAVING.map(([, statement], index) => [
    `a${String(index)}.test.ts`,
    `test('leaves it', () => { ${statement}; });`,
  ]);
  const { passed, messages } = runJest({
    ...(Object.fromEntries(files) as Record<string, string>),
    'b.test.ts': `test('finds it', () => {});`,
  });
  expect(Object.entries(passed).filter(([, good]) => good)).toEqual([['b.test.ts', true]]);
  for (const [named] of LEAVING)
    expect(messages).toContain(`leaves changed for the files after it: ${named}.`);
});

test('a helper may keep the functions of Jest', () => {
  const { passed } = runJest({
    'helper.ts': `export const [one, many, expected] = [test, test.each([1, 2]), expect(1)];`,
    'a.test.ts': `import { one, expected } from './helper.ts'; one('a', () => expected.toBe(1));`,
    'b.test.ts': `import { many, one } from './helper.ts'; many('b %i', (n) => expect(n).toBe(1)); one('c', () => {});`,
  });
  expect(passed).toEqual({ 'a.test.ts': true, 'b.test.ts': false });
});

test('what a file changes and restores is no fault, and spies are restored for it', () => {
  const { passed, messages } = runJest({
    'a.test.ts': `
      afterEach(() => { delete process.env.LEFT; });
      test('restores', () => { process.env.LEFT = '1'; jest.spyOn(JSON, 'parse').mockReturnValue(3); });`,
    'b.test.ts': `test('is real', () => expect(JSON.parse('1')).toBe(1));`,
  });
  expect(messages.trim()).toBe('');
  expect(passed).toEqual({ 'a.test.ts': true, 'b.test.ts': true });
});

test('what a helper registers while it is loaded is refused', () => {
  const { passed, messages } = runJest({
    'hook.ts': `afterEach(() => {}); export {};`,
    'test.ts': `test('of a helper', () => {}); export {};`,
    'timeout.ts': `jest.setTimeout(1); export {};`,
    'a.test.ts': `import './hook.ts'; test('t', () => {});`,
    'b.test.ts': `import './test.ts'; test('t', () => {});`,
    'c.test.ts': `import './timeout.ts'; test('t', () => {});`,
  });
  expect(passed).toEqual({ 'a.test.ts': false, 'b.test.ts': false, 'c.test.ts': false });
  for (const named of ['hook.ts: add_hook', 'test.ts: add_test', 'timeout.ts: jest.setTimeout'])
    expect(messages).toContain(`${named} while the module is loaded`);
});

test('hooks, tables, failures and their places are those of Jest', () => {
  const { passed, messages } = runJest({
    'a.test.ts': `
      interface Lines { readonly of: 'types' }

      let ready = false;
      beforeAll(() => { ready = true; });
      test.each([1, 2])('row %i', (row: number) => { expect(ready).toBe(true); expect(row).toBe(1); });
      test.skip('left out', () => { throw new Error('not run'); });`,
  });
  expect(passed).toEqual({ 'a.test.ts': false });
  expect(messages).toContain('● row 2');
  expect(messages).not.toContain('● row 1');
  expect(messages).toContain('a.test.ts:6:');
});
