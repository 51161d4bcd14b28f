import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseCollisions, foldersOf } from './folders.ts';

const root = mkdtempSync(join(tmpdir(), 'nodeless-case-'));
for (const name of ['Sample', 'other', 'sample'])
  mkdirSync(join(root, 'clusters', name), { recursive: true });
afterAll(() => rmSync(root, { recursive: true }));

/** `test` where a folder may differ from another in case only, a visible skip elsewhere. */
const caseSensitiveTest = readdirSync(join(root, 'clusters')).length === 3 ? test : test.skip;

const collision = (path: string, other: string) => ({
  code: 'source/case-collision',
  severity: 'error',
  message: `${other} differs in case only: macOS and Windows have one folder for both`,
  hint: 'rename one of them',
  location: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 },
});

test('folders that differ in case only', () => {
  expect(caseCollisions('clusters', ['PROD', 'Prod', 'prod', 'prod-2'])).toEqual([
    collision('clusters/Prod', 'clusters/PROD'),
    collision('clusters/prod', 'clusters/PROD'),
  ]);
  expect(caseCollisions('apps', ['api', 'web', 'web-2'])).toEqual([]);
});

caseSensitiveTest('are found where they lie (needs a file system that tells case apart)', () => {
  expect(foldersOf(root, 'clusters')).toEqual({
    value: ['Sample', 'other', 'sample'],
    diagnostics: [collision('clusters/sample', 'clusters/Sample')],
  });
});
