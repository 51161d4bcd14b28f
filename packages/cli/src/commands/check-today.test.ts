import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@nodeless/core';
import { REPOSITORY } from '../testing/repository-root.ts';
import { runIn } from '../testing/repository.ts';

let root = '';
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-today-'));
  cpSync(join(REPOSITORY, 'packages', 'cli', 'testdata', 'base'), root, { recursive: true });
  await runIn(root, 'generate');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

// The sample runs Kubernetes 1.35: standard support ends on 2027-03-27, extended support on 2028-03-27.
test.each<[string[], number, string[]]>([
  [[], 0, []],
  [['--today', '2026-12-01'], 0, []],
  [['--today', '2027-03-01'], 0, ['warning upgrade/version-and-skew clusters/fleet.yaml:4']],
  [['--today', '2028-03-27'], 1, ['error upgrade/version-and-skew clusters/fleet.yaml:4']],
])('check %j', async (options, code, expected) => {
  const { exitCode, out } = await runIn(root, 'check', '--json', ...options);
  const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
  expect(
    diagnostics.map((one) => `${one.severity} ${one.code} ${one.location?.file}:${one.location?.line}`),
  ).toEqual(expected);
  expect(exitCode).toBe(code);
});

test.each(['tomorrow', '2027-13-01', '27-03-01'])('--today %s is no day', async (day) => {
  const { exitCode, out, err } = await runIn(root, 'check', '--today', day);
  expect([exitCode, out]).toEqual([1, '']);
  expect(err).toMatch(/Write it as 2026-12-31\./);
});
