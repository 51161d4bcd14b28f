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

/** Answers as `nodeless diff`: its arguments in Markdown, a verdict in JSON. */
const answer = (verdict: string) =>
  `const args = process.argv.slice(2).join(' '); console.log(args.endsWith('json') ? '{"verdict":"${verdict}"}' : args);`;

/** Runs the script with a command line of its own that ends with a code. */
function report(exitCode: number, print: string, env: Record<string, string> = { BASE: 'HEAD^1' }) {
  writeFileSync(join(folder, 'packages/cli/bin/nodeless.cjs'), `${print} process.exitCode = ${exitCode};`);
  return spawnSync(join(REPOSITORY, '.github/report.sh'), ['out/report'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], GITHUB_STEP_SUMMARY: join(folder, 'summary'), ...env },
  });
}

test.each([
  [0, 'none', ''],
  [0, 'changes', ''],
  [1, 'dangerous', 'The change is dangerous, and nothing in the sources waives it: see the report.\n'],
  [1, 'none', 'The report does not tell of all that the sources change: see the lines above.\n'],
])('what ends with %i and the verdict %s ends the step with the same', (exitCode, verdict, stdout) => {
  expect(report(exitCode, answer(verdict))).toMatchObject({ status: exitCode, stdout, stderr: '' });
  const markdown = 'diff --base HEAD^1 --head HEAD --format markdown\n';
  expect(readReport(join(folder, 'out/report'))).toEqual({ kind: 'report', markdown, verdict });
  expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe(markdown);
  expect(readFileSync(join(folder, 'out/report/report.json'), 'utf8')).toBe(`{"verdict":"${verdict}"}\n`);
});

test.each([0, 1, 2])('a command line that says nothing and ends with %i has failed', (exitCode) => {
  expect(report(exitCode, '')).toMatchObject({ status: 1, stdout: 'The report could not be made.\n' });
  expect(readReport(join(folder, 'out/report'))).toMatchObject({ verdict: 'failed' });
});

test('without a base nothing is written', () => {
  expect(report(0, '', {})).toMatchObject({ stderr: expect.stringContaining('BASE') as string });
  expect(existsSync(join(folder, 'out'))).toBe(false);
});
