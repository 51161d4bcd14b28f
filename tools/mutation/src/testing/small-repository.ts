import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../../../..');

/** A folder with files and the Jest of this repository, whose test files share modules. @returns its root, in a folder of its own */
export function makeSmallRepository(files: Readonly<Record<string, string>>): string {
  const root = join(realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-mutation-test-'))), 'repository');
  const transform = { '\\.ts$': [require.resolve('@swc/jest'), { module: { type: 'commonjs' } }] };
  const testRunner = join(REPOSITORY, 'tools/jest-runner/src/run-file.cjs');
  const config = { testMatch: ['<rootDir>/**/*.test.ts'], transform, testRunner };
  const all = { 'package.json': '{}', 'jest.config.json': JSON.stringify(config), ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  return root;
}
