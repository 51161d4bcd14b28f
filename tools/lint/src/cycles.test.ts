import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

jest.setTimeout(60_000);

const ROOT = join(__dirname, '../../..');
const CONFIG = '.dependency-cruiser.cjs';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-cycles-')));
  for (const file of [CONFIG, 'tsconfig.base.json']) cpSync(join(ROOT, file), join(folder, file));
  mkdirSync(join(folder, 'node_modules/@nodeless'), { recursive: true });
  for (const name of ['left', 'right']) {
    const text = JSON.stringify({ name: `@nodeless/${name}`, exports: { './door': './src/index.ts' } });
    write({ [`packages/${name}/package.json`]: text });
    symlinkSync(`../../packages/${name}`, join(folder, 'node_modules/@nodeless', name));
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function cruise(): { status: number | null; output: string } {
  const command = [join(ROOT, 'node_modules/.bin/depcruise'), '--config', CONFIG, 'packages'];
  const run = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  return { status: run.status, output: run.stdout + run.stderr };
}

test('imports in one direction pass', () => {
  write({
    'packages/left/src/index.ts': `export { right } from '@nodeless/right/door';\n`,
    'packages/right/src/index.ts': `export const right = 1;\n`,
  });
  const { status, output } = cruise();
  expect(output).toContain('no dependency violations found');
  expect(status).toBe(0);
});

test('a cycle of values inside a package fails', () => {
  write({
    'packages/left/src/a.ts': `import { b } from './b.ts';\nexport const a = (): unknown => b;\n`,
    'packages/left/src/b.ts': `import { a } from './a.ts';\nexport const b = (): unknown => a;\n`,
  });
  const { status, output } = cruise();
  expect(output).toContain('error no-circular: packages/left/src/a.ts');
  expect(status).not.toBe(0);
});

test('a cycle of types alone fails', () => {
  write({
    'packages/left/src/a.ts': `import type { B } from './b.ts';\nexport interface A { b: B }\n`,
    'packages/left/src/b.ts': `import type { A } from './a.ts';\nexport interface B { a: A }\n`,
  });
  const { status, output } = cruise();
  expect(output).toContain('error no-circular: packages/left/src/a.ts');
  expect(status).not.toBe(0);
});

test('a cycle through the doors of two packages fails', () => {
  write({
    'packages/left/src/index.ts': `import { right } from '@nodeless/right/door';\nexport const left = (): unknown => right;\n`,
    'packages/right/src/index.ts': `import { left } from '@nodeless/left/door';\nexport const right = (): unknown => left;\n`,
  });
  const { status, output } = cruise();
  expect(output).toContain('error no-circular: packages/left/src/index.ts');
  expect(status).not.toBe(0);
});

test('a door that does not exist fails, because it would hide a cycle', () => {
  write({ 'packages/left/src/index.ts': `export { right } from '@nodeless/right/window';\n` });
  const { status, output } = cruise();
  expect(output).toContain('error no-unresolvable: packages/left/src/index.ts');
  expect(status).not.toBe(0);
});
