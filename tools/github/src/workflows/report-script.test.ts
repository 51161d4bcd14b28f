import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReport } from '../report/artifact.ts';
import { REPOSITORY } from '../testing/workflow-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nodeless-report-'));
  mkdirSync(join(folder, 'packages/cli/bin'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const ECHO = "console.log(process.argv.slice(2).join(' '));";

/** Runs the script with a command line that prints its arguments and ends with a code. */
function report(exitCode: number, env: Record<string, string> = { BASE: 'HEAD^1' }, print = ECHO) {
  writeFileSync(join(folder, 'packages/cli/bin/nodeless.cjs'), `${print} process.exitCode = ${exitCode};`);
  return spawnSync(join(REPOSITORY, '.github/report.sh'), ['out/report'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], GITHUB_STEP_SUMMARY: join(folder, 'summary'), ...env },
  });
}

test.each([
  [0, 0],
  [1, 0],
  [2, 1],
  [3, 1],
])('what ends with %i ends the step with %i, and can be read by the comment', (exitCode, status) => {
  expect(report(exitCode).status).toBe(status);
  const markdown = 'diff --base HEAD^1 --head HEAD --format markdown\n';
  expect(readReport(join(folder, 'out/report'))).toEqual({ kind: 'report', markdown, verdict: exitCode });
  expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe(markdown);
  expect(readFileSync(join(folder, 'out/report/report.json'), 'utf8')).toContain('--format json');
});

test('a command line that says nothing has failed, whatever its exit code', () => {
  const { status, stdout } = report(1, { BASE: 'HEAD^1' }, '');
  expect({ status, stdout }).toEqual({ status: 1, stdout: 'The report could not be made.\n' });
  expect(readReport(join(folder, 'out/report'))).toMatchObject({ verdict: 3 });
});

test('without a base nothing is written', () => {
  expect(report(0, {})).toMatchObject({ stderr: expect.stringContaining('BASE') as string });
  expect(existsSync(join(folder, 'out'))).toBe(false);
});
