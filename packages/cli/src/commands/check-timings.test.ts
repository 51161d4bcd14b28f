import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RULES } from '@nodeless/checks';
import { REPOSITORY } from '../testing/repository-root.ts';
import { runIn } from '../testing/repository.ts';
import type { PartTime } from '../timings/timings.ts';

let root = '';
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-timings-'));
  cpSync(join(REPOSITORY, 'packages', 'cli', 'testdata', 'base'), root, { recursive: true });
  await runIn(root, 'generate');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('check --timings names every stage and every rule', async () => {
  const { exitCode, out } = await runIn(root, 'check', '--timings', '--json');
  const { timings } = JSON.parse(out) as { timings: PartTime[] };
  const stages = timings.filter(({ part }) => !part.startsWith('rule '));
  expect(stages.map(({ part, times }) => `${part} ${times}`).sort()).toEqual([
    'all clusters at once 1',
    'checks 1',
    'compare with the disk 1',
    'draw 1',
    'print 1',
    'sources of clusters 1',
    'sources of the fleet 1',
    'what is known 1',
  ]);
  const rules = timings.map(({ part }) => part).filter((part) => part.startsWith('rule '));
  expect(rules).toEqual(
    expect.arrayContaining(RULES.map(({ codes: [first] }) => `rule ${first?.code ?? ''}`)),
  );
  expect(exitCode).toBe(0);
});

test('without it nothing is said of times', async () => {
  const { out, err } = await runIn(root, 'check', '--json');
  expect(JSON.parse(out)).not.toHaveProperty('timings');
  expect(err).not.toMatch(/ ms /);
});
