import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findProgram } from './find-program.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-find-'));
  for (const folder of ['first', 'second', 'third']) mkdirSync(join(root, folder));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('the first executable file of PATH, and neither a folder nor a file of another mode', () => {
  mkdirSync(join(root, 'first/helm'));
  writeFileSync(join(root, 'second/helm'), '');
  writeFileSync(join(root, 'third/helm'), '');
  chmodSync(join(root, 'third/helm'), 0o755);
  const path = ['first', 'second', 'third', 'nowhere'].map((folder) => join(root, folder)).join(delimiter);
  expect(findProgram('helm', path)).toBe(join(root, 'third/helm'));
  expect(findProgram('kustomize', path)).toBeUndefined();
});

test('relative folders and empty entries of PATH are passed over: they are where somebody else may write', () => {
  writeFileSync(join(root, 'first/helm'), '', { mode: 0o755 });
  const before = process.cwd();
  process.chdir(join(root, 'first'));
  try {
    expect(findProgram('helm', ['', '.', '../first'].join(delimiter))).toBeUndefined();
  } finally {
    process.chdir(before);
  }
});
