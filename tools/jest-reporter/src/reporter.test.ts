import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-reporter-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs Jest on test files in an empty folder; stdout and stderr go to one pipe, as in a CI log. */
function runJest(
  files: Record<string, string>,
  args: string[] = [],
  options: { progressSeconds?: number } = {},
): { lines: string[]; status: number | null } {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const config = JSON.stringify({
    rootDir: folder,
    reporters: ['default', [join(__dirname, 'reporter.cjs'), options]],
  });
  const command = [process.execPath, require.resolve('jest/bin/jest'), '--config', config, ...args];
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const run = spawnSync('sh', ['-c', `${quoted} 2>&1`], { encoding: 'utf8' });
  return { lines: run.stdout.split('\n'), status: run.status };
}

const MIXED = {
  'mixed.test.js': `
    test('good', () => {});
    test('bad', () => { throw new Error('no'); });
    test.skip('parses every file (needs kubectl)', () => {});
  `,
  'broken.test.js': 'throw new Error("this file cannot run");',
};

test('the counts are the last line, and skipped tests are named', () => {
  const { lines, status } = runJest(MIXED);
  expect(lines.slice(-2)).toEqual(['1 passed, 2 failed, 1 skipped', '']);
  expect(lines).toContain('  parses every file (needs kubectl)');
  expect(status).toBe(1);
});

test('a name pattern does not list what it leaves out', () => {
  const { lines, status } = runJest(MIXED, ['mixed', '-t', 'good']);
  expect(lines.slice(-2)).toEqual(['1 passed, 0 failed, 2 skipped', '']);
  expect(lines).not.toContain('  parses every file (needs kubectl)');
  expect(status).toBe(0);
});

test('a log says how far the run is', () => {
  const { lines } = runJest(MIXED, ['--runInBand'], { progressSeconds: 0 });
  const progress = lines.filter((line) => / of 2 test files, /.test(line));
  expect(progress.map((line) => line.replace(/\d+:\d\d$/, 'time'))).toEqual([
    expect.stringMatching(/^1 of 2 test files, 1 failed, time$/),
    '2 of 2 test files, 2 failed, time',
  ]);
  expect(runJest(MIXED).lines.filter((line) => line.includes(' test files, '))).toEqual([]);
});
