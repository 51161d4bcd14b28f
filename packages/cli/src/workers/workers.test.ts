import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { bundledProgram } from '../testing/bundled-program.ts';
import { CLUSTERS, TestRepository } from '../testing/repository.ts';
import type { PartTime } from '../timings/timings.ts';

jest.setTimeout(120_000);

let repository: TestRepository;
beforeEach(() => {
  repository = new TestRepository(CLUSTERS);
});
afterEach(() => repository.remove());

function run(...args: readonly string[]): { exitCode: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundledProgram(), ...args], {
    cwd: repository.root,
    encoding: 'utf8',
  });
  return { exitCode: status, out: stdout, err: stderr };
}

const SEOUL = 'clusters/nodeless-seoul/cluster.yaml';

test('any number of threads gives the same bytes, words and exit code', () => {
  const alone = run('generate', '--jobs', '1');
  const written = repository.snapshot();
  for (const name of CLUSTERS) rmSync(repository.path('clusters', name, 'rendered'), { recursive: true });
  expect(run('generate', '--jobs', '3')).toEqual(alone);
  expect(repository.snapshot()).toEqual(written);
  expect(run('check', '--jobs', '2')).toEqual(run('check', '--jobs', '1'));
});

test('an error in one cluster: all are told in order, and nothing is written', () => {
  const file = repository.path(SEOUL);
  writeFileSync(file, readFileSync(file, 'utf8').replace("cpu: '1000'", 'cpu: []'));
  const before = repository.snapshot();
  const alone = run('generate', '--jobs', '1', '--json');
  expect(alone.exitCode).toBe(1);
  expect(run('generate', '--jobs', '2', '--json')).toEqual(alone);
  expect(repository.snapshot()).toEqual(before);
  const checked = run('check', '--jobs', '1', '--json');
  expect(run('check', '--jobs', '3', '--json')).toEqual(checked);
});

test('what threads rendered is remembered, and what they cost is counted', () => {
  run('generate', '--jobs', '2');
  const { out } = run('check', '--jobs', '2', '--timings', '--json');
  const { timings } = JSON.parse(out) as { timings: readonly PartTime[] };
  expect(timings.find(({ part }) => part === 'draw')?.times).toBe(CLUSTERS.length);
});

test.each(['0', 'two', '100', '-1'])('--jobs %s is refused', async (jobs) => {
  const { exitCode, err } = await repository.run('check', `--jobs=${jobs}`);
  expect(exitCode).toBe(1);
  expect(err).toContain('Write a whole number from 1 to 99.');
});
