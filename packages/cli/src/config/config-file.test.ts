import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFile } from './config-file.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-config-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.each(['ts', 'mjs', 'js', 'cjs'])('nodeless.config.%s is found', (extension) => {
  writeFileSync(join(root, `nodeless.config.${extension}`), '');
  expect(configFile(root)).toEqual({ value: `nodeless.config.${extension}`, diagnostics: [] });
});

test.each(['nodeless.config.json', 'nodeless.config.mts', 'config.ts'])('%s is none', (name) => {
  writeFileSync(join(root, name), '');
  expect(configFile(root)).toEqual({ diagnostics: [] });
});

test('each of several is a finding', () => {
  for (const extension of ['cjs', 'ts']) writeFileSync(join(root, `nodeless.config.${extension}`), '');
  const { value, diagnostics } = configFile(root);
  expect(value).toBeUndefined();
  const message = 'there are nodeless.config.ts and nodeless.config.cjs: only one of them could be read';
  expect(diagnostics).toMatchObject(
    ['ts', 'cjs'].map((extension) => ({
      code: 'config/several-files',
      severity: 'error',
      message,
      location: { file: `nodeless.config.${extension}`, line: 1, column: 1 },
    })),
  );
});
