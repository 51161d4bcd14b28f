import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPackage } from './pack.ts';
import { TestWorkspace } from './testing/workspace.ts';

jest.setTimeout(120_000);

const manifest = {
  ...{ name: '@x/a', version: '1.0.0', private: true, bin: 'bin/a.cjs', nx: { tags: [] } },
  exports: { '.': './src/index.ts', './data/*': './data/*', './package.json': './package.json' },
  dependencies: { '@x/b': '1.0.0', inside: '1.2.3', outside: '^2.0.0' },
  pack: { formats: ['esm', 'cjs'], external: ['outside'], copy: { 'own-data': 'data' } },
};
const library = (name: string, version: string): object => ({
  name,
  version,
  license: 'MIT',
  main: 'index.js',
});

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = new TestWorkspace({
    'packages/a/README.md': 'read me\n',
    'packages/a/package.json': manifest,
    'packages/a/own-data/one.json': '1\n',
    'packages/a/src/index.ts': `export { answer, type Answer } from './deep/answer.ts';\nexport { outside } from 'outside';\nexport const later = async (): Promise<number> => (await import('./later.ts')).later;\n`,
    'packages/a/src/later.ts': `export const later = 1;\n`,
    'packages/a/src/deep/answer.ts': `import type { Unit } from '@x/b';\nimport { inside } from 'inside';\nexport type Answer = readonly [42, Unit];\nexport const answer: Answer = [42, inside()];\n`,
    'packages/a/src/deep/answer.test.ts': `import { answer } from './answer.ts';\nanswer;\n`,
    'packages/b/package.json': { name: '@x/b', version: '1.0.0', exports: { '.': './src/units/unit.ts' } },
    'packages/b/src/units/unit.ts': `export type Unit = 'kilo' | 'mega';\n`,
    'node_modules/inside/package.json': library('inside', '1.2.3'),
    'node_modules/inside/LICENSE': 'MIT of inside\n',
    'node_modules/inside/index.js': `require('node:os');\nexports.inside = () => 'kilo';\n`,
    'node_modules/inside/index.d.ts': `export declare function inside(): 'kilo';\n`,
    'node_modules/outside/package.json': library('outside', '2.3.4'),
    'node_modules/outside/index.js': `exports.outside = 2;\n`,
    'node_modules/outside/index.d.ts': `export declare const outside: 2;\n`,
  });
  workspace.link('packages/b', '@x/b');
});
afterEach(() => workspace.remove());

const pack = (): Promise<void> => packPackage(workspace.path('packages/a'), workspace.path('out'));
const packed = (path: string): string => readFileSync(workspace.path(join('out', path)), 'utf8');
/** What a program of plain Node prints. */
const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd: workspace.path('out'), encoding: 'utf8' });

test('import and require give the same; one library is inside, the other is left to npm', async () => {
  await pack();
  const show = 'console.log(JSON.stringify(a.answer), a.outside)';
  expect(node('-e', `const a = require('./cjs/index.js'); ${show}`)).toBe('[42,"kilo"] 2\n');
  expect(node('--input-type=module', '-e', `import * as a from './esm/index.js'; ${show}`)).toBe(
    '[42,"kilo"] 2\n',
  );
  expect(JSON.parse(packed('package.json'))).toMatchObject({ dependencies: { outside: '^2.0.0' } });
  expect(packed('THIRD_PARTY_LICENSES')).toBe(
    'This package contains code of the libraries below.\n\ninside 1.2.3 (MIT)\n\nMIT of inside\n',
  );
});

test('code that is imported only when it is needed is a file of its own', async () => {
  await pack();
  expect(packed('esm/index.js')).not.toContain('later = 1');
  expect(
    node('--input-type=module', '-e', `import { later } from './esm/index.js'; console.log(await later())`),
  ).toBe('1\n');
});

test('an import from the index of a package takes the file that it names, not all that the index names', async () => {
  workspace.write('packages/a/src/later.ts', `import { small as later } from '@x/b';\nexport { later };\n`);
  workspace.write('packages/a/src/large.ts', `import { large } from '@x/b';\nexport { large };\n`);
  workspace.write('packages/a/package.json', {
    ...manifest,
    pack: { ...manifest.pack, programs: ['./src/large.ts'] },
  });
  workspace.write(
    'packages/b/src/index.ts',
    [
      `import { later } from './small.ts';`,
      `export type { Unit } from './units/unit.ts';`,
      `export { renamed as small } from './small.ts';`,
      `export { large } from './large.ts';`,
      `export const own = later;`,
    ].join('\n'),
  );
  workspace.write('packages/b/package.json', {
    name: '@x/b',
    version: '1.0.0',
    exports: { '.': './src/index.ts' },
  });
  workspace.write('packages/b/src/small.ts', `export const renamed = 1;\nexport const later = 2;\n`);
  workspace.write('packages/b/src/large.ts', `export const large = 'a large library';\n`);
  await pack();
  expect(
    node('--input-type=module', '-e', `import { later } from './esm/index.js'; console.log(await later())`),
  ).toBe('1\n');
  const withLarge = readdirSync(workspace.path('out/esm/chunks')).filter((name) =>
    packed(`esm/chunks/${name}`).includes('a large library'),
  );
  expect([withLarge, packed('esm/index.js').includes('a large library')]).toEqual([[], false]);
  expect(packed('esm/large.js')).toContain('a large library');
});

test('a package of the workspace can stay outside, and becomes a dependency', async () => {
  workspace.write('packages/a/src/later.ts', `import { own as later } from '@x/b';\nexport { later };\n`);
  workspace.write(
    'packages/b/src/units/unit.ts',
    `export type Unit = 'kilo' | 'mega';\nexport { own } from './own.ts';\n`,
  );
  workspace.write('packages/b/src/units/own.ts', `export const own = Number('own code of b');\n`);
  workspace.write('packages/a/package.json', {
    ...manifest,
    pack: { formats: ['esm'], external: ['outside', '@x/b'] },
  });
  await pack();
  expect(JSON.parse(packed('package.json'))).toMatchObject({ dependencies: { '@x/b': '1.0.0' } });
  const chunks = readdirSync(workspace.path('out/esm'), { recursive: true, encoding: 'utf8' });
  expect(chunks.filter((path) => path.endsWith('.js') && packed(`esm/${path}`).includes('own code'))).toEqual(
    [],
  );
});

test('types come with those of packages that are not published', async () => {
  await pack();
  expect(packed('esm/deep/answer.d.ts')).toContain(`import type { Unit } from '../types/b/units/unit.js';`);
  expect(packed('cjs/types/b/units/unit.d.ts')).toBe(`export type Unit = 'kilo' | 'mega';\n`);
});

test('files are published as they are, and nothing of the tests', async () => {
  await pack();
  expect(readdirSync(workspace.path('out')).sort()).toEqual([
    ...['LICENSE', 'README.md', 'THIRD_PARTY_LICENSES', 'cjs', 'data', 'esm', 'package.json'],
  ]);
  expect(packed('README.md')).toBe('read me\n');
  expect(packed('LICENSE')).toBe('licence\n');
  expect(packed('data/one.json')).toBe('1\n');
  expect(JSON.parse(packed('esm/package.json'))).toEqual({ type: 'module' });
  expect(JSON.parse(packed('cjs/package.json'))).toEqual({ type: 'commonjs' });
  expect(existsSync(workspace.path('out/esm/deep/answer.test.d.ts'))).toBe(false);
});

test('the factories of Nx generators are compiled, their schemas lie beside the list', async () => {
  workspace.write('packages/a/package.json', { ...manifest, generators: './generators.json' });
  workspace.write('packages/a/generators.json', {
    generators: {
      one: { factory: './src/one/one.ts#makeOne', schema: './src/one/schema.json', description: 'd' },
    },
  });
  workspace.write('packages/a/src/one/one.ts', `export const makeOne = (): number => 1;\n`);
  workspace.write('packages/a/src/one/schema.json', { type: 'object' });
  await pack();
  expect(JSON.parse(packed('generators.json'))).toEqual({
    generators: {
      one: { factory: './esm/one/one.js#makeOne', schema: './generators/one.schema.json', description: 'd' },
    },
  });
  expect(node('-e', `console.log(require('./cjs/one/one.js').makeOne())`)).toBe('1\n');
  expect(JSON.parse(packed('generators/one.schema.json'))).toEqual({ type: 'object' });
});

test('the implementations of Nx migrations are compiled', async () => {
  const migrations = { migrations: './migrations.json', packageGroup: ['@x/b'] };
  workspace.write('packages/a/package.json', { ...manifest, 'nx-migrations': migrations });
  workspace.write('packages/a/migrations.json', {
    generators: { one: { version: '1.1.0', description: 'd', implementation: './src/one/one.ts#moveOne' } },
  });
  workspace.write('packages/a/src/one/one.ts', `export const moveOne = (): number => 1;\n`);
  await pack();
  expect(JSON.parse(packed('package.json'))).toMatchObject({ 'nx-migrations': migrations });
  expect(JSON.parse(packed('migrations.json'))).toEqual({
    generators: { one: { version: '1.1.0', description: 'd', implementation: './esm/one/one.js#moveOne' } },
  });
  expect(node('-e', `console.log(require('./cjs/one/one.js').moveOne())`)).toBe('1\n');
});

test.each([
  ['sources that do not compile', `export const answer: 42 = 43;\n`, /src\/index\.ts\(1,14\): error TS2322/],
  ['an import that leads nowhere', `export { other } from 'unnamed';\n`, /unnamed/],
])('%s are not packed', async (_what, text, message) => {
  workspace.write('packages/a/src/index.ts', text);
  await expect(pack()).rejects.toThrow(message);
  expect(existsSync(workspace.path('out/package.json'))).toBe(false);
});

test('a library without a licence is not bundled', async () => {
  workspace.write('node_modules/inside/LICENSE', '');
  const { rmSync } = await import('node:fs');
  rmSync(workspace.path('node_modules/inside/LICENSE'));
  await expect(pack()).rejects.toThrow('inside has no licence file, so it cannot be bundled');
});

test('a package without the key "pack" is not published', async () => {
  const { pack: _, ...rest } = manifest;
  workspace.write('packages/a/package.json', rest);
  await expect(pack()).rejects.toThrow('@x/a is not published: its package.json has no "pack"');
});
