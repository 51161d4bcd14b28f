import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './child.ts';

const folder = mkdtempSync(join(tmpdir(), 'nodeless-child-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (script: string, timeout = 20_000) =>
  runProgram(process.execPath, ['-e', script], { cwd: folder, env: { ONLY: 'this' }, timeout });

test.each([
  ['process.stdout.write(JSON.stringify(process.env))', { stdout: '{"ONLY":"this"}' }],
  ['process.stderr.write("WARNING: old\\nError: no\\nmore\\n"); process.exit(1)', { problem: 'no more' }],
  ['process.stderr.write("first\\nlast\\n\\n"); process.exit(1)', { problem: 'last' }],
  ['process.stderr.write("Error: " + "x".repeat(500)); process.exit(1)', { problem: `${'x'.repeat(400)}…` }],
  [
    'process.stderr.write("E1201 01:22:17.043089   27778 run.go:72] \\"command failed\\" err=<\\n\\tno such\\n\\tfile\\n >\\n"); process.exit(1)',
    { problem: 'no such file' },
  ],
  ['process.exit(7)', { problem: 'it ended with 7' }],
  ['process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 9000)', { problem: 'it ended with SIGTERM' }],
  ['process.stdout.write("x".repeat(9 * 1024 * 1024))', { problem: 'it prints more than 8 MiB' }],
])('%s', async (script, answer) => {
  expect(await run(script)).toEqual(answer);
});

test('a program that does not end is killed', async () => {
  expect(await run('setInterval(() => {}, 1000)', 300)).toEqual({
    problem: 'it did not end within 0.3 seconds',
  });
});

test('a program that cannot be started', async () => {
  const options = { cwd: folder, env: {}, timeout: 1000 };
  expect(await runProgram(join(folder, 'nothing'), [], options)).toEqual({
    problem: 'it cannot be started (ENOENT)',
  });
});
