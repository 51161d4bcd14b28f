import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from './main.ts';
import { packPackage } from './pack.ts';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '../../..');
let workspace: string;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'pack-'));
  copyFileSync(join(ROOT, 'tsconfig.base.json'), join(workspace, 'tsconfig.base.json'));
  write('LICENSE', 'licence\n');
  write('packages/a/README.md', 'read me\n');
  write(
    'packages/a/package.json',
    JSON.stringify({ name: 'a', version: '1.0.0', exports: { '.': './src/index.ts' } }),
  );
  write('packages/a/src/index.ts', `export { answer, type Answer } from './deep/answer.ts';\n`);
  write('packages/a/src/deep/answer.ts', `export type Answer = 42;\nexport const answer: Answer = 42;\n`);
  write('packages/a/src/deep/answer.test.ts', `import { answer } from './answer.ts';\nanswer;\n`);
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

test('a package of two files', () => {
  const out = join(workspace, 'out');
  packPackage(join(workspace, 'packages/a'), out);
  expect(createRequire(join(out, 'x.js'))('./cjs/index.js')).toEqual({ answer: 42 });
  expect(readFileSync(join(out, 'esm/index.js'), 'utf8')).toContain('from "./deep/answer.js"');
  expect(JSON.parse(readFileSync(join(out, 'esm/package.json'), 'utf8'))).toEqual({ type: 'module' });
  expect(readFileSync(join(out, 'esm/deep/answer.d.ts'), 'utf8')).toContain('export type Answer = 42;');
  expect(readFileSync(join(out, 'README.md'), 'utf8')).toBe('read me\n');
  expect(readFileSync(join(out, 'LICENSE'), 'utf8')).toBe('licence\n');
  expect(existsSync(join(out, 'cjs/deep/answer.test.js'))).toBe(false);
});

test('sources that do not compile are not packed', () => {
  write('packages/a/src/deep/answer.ts', `export type Answer = 42;\nexport const answer: Answer = 43;\n`);
  expect(() => packPackage(join(workspace, 'packages/a'), join(workspace, 'out'))).toThrow(
    /src\/deep\/answer\.ts\(2,14\): error TS2322/,
  );
  expect(existsSync(join(workspace, 'out/package.json'))).toBe(false);
});

test.each([[[]], [['a']], [['a', 'b', 'c']]])('the arguments %j are answered with the usage', (args) => {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(main(args)).toBe(1);
  expect(printed.mock.calls).toEqual([
    ['usage: node tools/pack/bin/pack.cjs <package folder> <output folder>'],
  ]);
  printed.mockRestore();
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}
