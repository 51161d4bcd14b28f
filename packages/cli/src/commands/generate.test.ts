import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Diagnostic } from '@nodeless/core';
import { TestRepository } from '../testing/repository.ts';

let repository: TestRepository;
beforeEach(async () => {
  repository = new TestRepository();
  await repository.generated();
});
afterEach(() => repository.remove());

const SEOUL = 'clusters/nodeless-seoul';
const POOL = `${SEOUL}/rendered/manifests/karpenter-config/nodepool-default.yaml`;

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(repository.path(path), change(readFileSync(repository.path(path), 'utf8')));
}

async function findings(...args: readonly string[]): Promise<{ exitCode: number; codes: string[] }> {
  const { exitCode, out } = await repository.run(...args, '--json');
  const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
  const shown = diagnostics.filter(({ severity }) => severity === 'error');
  return { exitCode, codes: shown.map(({ location, code }) => `${location?.file} ${code}`) };
}

test('a second run changes nothing, and check agrees', async () => {
  const before = repository.snapshot();
  const { exitCode, out } = await repository.run('generate');
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^\d+ clusters, \d+ files, nothing changed\n$/);
  expect(out.split(' ')[0]).toBe(String(repository.clusters().length));
  expect(repository.snapshot()).toEqual(before);
  expect(await findings('check')).toEqual({ exitCode: 0, codes: [] });
});

test('a run that could not write does not say that nothing changed', async () => {
  edit(`${SEOUL}/cluster.yaml`, (text) => text.replace("cpu: '1000'", "cpu: '900'"));
  // Held by a process that lives: the one that runs the tests.
  writeFileSync(repository.path(SEOUL, `rendered/.${process.ppid}.nodeless-lock`), '');
  const { exitCode, out, err } = await repository.run('generate');
  expect(exitCode).toBe(1);
  expect(err).toContain('tree/locked');
  expect(out).toMatch(/^\d+ clusters?, \d+ files, 0 changed; 1 not written\n$/);
});

test('check writes nothing, whatever it finds', async () => {
  rmSync(repository.path(SEOUL, 'rendered'), { recursive: true });
  const before = repository.snapshot();
  expect((await repository.run('check')).exitCode).toBe(1);
  expect(repository.snapshot()).toEqual(before);
});

test('a change of the sources is stale until generate writes it', async () => {
  edit(`${SEOUL}/cluster.yaml`, (text) => text.replace("cpu: '1000'", "cpu: '900'"));
  expect(await findings('check')).toEqual({
    exitCode: 1,
    codes: [`${SEOUL}/rendered/README.md tree/stale-file`, `${POOL} tree/stale-file`],
  });
  expect((await repository.run('generate')).exitCode).toBe(0);
  expect(readFileSync(repository.path(POOL), 'utf8')).toContain('cpu: "900"');
  expect(await findings('check')).toEqual({ exitCode: 0, codes: [] });
});

test('a hand edit is found, kept, and only discarded on demand', async () => {
  const good = readFileSync(repository.path(POOL), 'utf8');
  edit(POOL, (text) => text.replace('"1000"', '"2000"'));
  expect(await findings('check')).toEqual({ exitCode: 1, codes: [`${POOL} tree/edited-file`] });
  const before = repository.snapshot();
  expect(await findings('generate')).toEqual({ exitCode: 1, codes: [`${POOL} tree/edited-file`] });
  expect(repository.snapshot()).toEqual(before);
  expect((await repository.run('generate', '--discard-edits')).exitCode).toBe(0);
  expect(readFileSync(repository.path(POOL), 'utf8')).toBe(good);
});

test('a foreign file is found by check and left alone by generate', async () => {
  const foreign = `${SEOUL}/rendered/manifests/karpenter-config/mine.yaml`;
  writeFileSync(repository.path(foreign), 'mine: true\n');
  expect(await findings('check')).toEqual({ exitCode: 1, codes: [`${foreign} tree/foreign-file`] });
  expect((await repository.run('generate', '--discard-edits')).exitCode).toBe(0);
  expect(readFileSync(repository.path(foreign), 'utf8')).toBe('mine: true\n');
});

test('a deleted file is found by check and written again by generate', async () => {
  rmSync(repository.path(POOL));
  expect(await findings('check')).toEqual({ exitCode: 1, codes: [`${POOL} tree/missing-file`] });
  expect((await repository.run('generate')).exitCode).toBe(0);
  expect(await findings('check')).toEqual({ exitCode: 0, codes: [] });
});

test('one cluster with an error keeps every cluster from being written', async () => {
  edit(`${SEOUL}/cluster.yaml`, (text) => text.replace("cpu: '1000'", "cpu: '900'"));
  edit('clusters/nodeless-tokyo/cluster.yaml', (text) => text.replace('stage: prod', 'stage: production'));
  const before = repository.snapshot();
  const { exitCode, codes } = await findings('generate');
  expect({ exitCode, codes }).toEqual({
    exitCode: 1,
    codes: ['clusters/nodeless-tokyo/cluster.yaml spec/unknown-stage'],
  });
  expect(repository.snapshot()).toEqual(before);
});

test('a run that would delete much asks first', async () => {
  edit(`${SEOUL}/cluster.yaml`, (text) =>
    text.replace(
      /components:[\s\S]*$/,
      'components: { awsLoadBalancerController: false }\nsafety: { maxDeletedPercent: 5 }\n',
    ),
  );
  const before = repository.snapshot();
  expect((await findings('generate')).codes).toEqual([expect.stringMatching(/ tree\/deletion-budget$/)]);
  expect(repository.snapshot()).toEqual(before);
  expect((await repository.run('generate', '--allow-deletions')).exitCode).toBe(0);
  expect(await findings('check')).toEqual({ exitCode: 0, codes: [] });
});

test('only named clusters are rendered', async () => {
  rmSync(repository.path('clusters/nodeless-tokyo/rendered'), { recursive: true });
  rmSync(repository.path(POOL));
  expect((await repository.run('generate', 'nodeless-seoul')).exitCode).toBe(0);
  expect((await findings('check', 'nodeless-seoul')).codes).toEqual([]);
  expect((await findings('check', 'nodeless-tokyo')).codes.length).toBeGreaterThan(20);
  expect(await findings('generate', 'nodeless-soul')).toEqual({
    exitCode: 1,
    codes: ['undefined source/missing'],
  });
});

test('the new cluster of `new` generates cleanly', async () => {
  edit('argocd/settings.yaml', (text) => text.replace('example/platform.git', 'acme/platform.git'));
  expect((await repository.run('generate')).exitCode).toBe(0);
  expect(
    (
      await repository.run(
        'new',
        'fresh',
        '--stage',
        'prod',
        '--region',
        'eu-central-1',
        '--account-id',
        '012345678901',
      )
    ).exitCode,
  ).toBe(0);
  expect(await findings('generate', 'fresh')).toEqual({ exitCode: 0, codes: [] });
  expect(await findings('check')).toEqual({ exitCode: 0, codes: [] });
  const before = repository.snapshot();
  expect((await repository.run('new', 'fresh')).exitCode).toBe(1);
  expect((await repository.run('new', '../fresh')).exitCode).toBe(1);
  expect(repository.snapshot()).toEqual(before);
});

test('bootstrap prints the way to a running cluster in order', async () => {
  const { exitCode, out } = await repository.run('bootstrap', 'nodeless-seoul');
  expect(exitCode).toBe(0);
  const positions = [
    'aws cloudformation deploy',
    'eksctl create cluster',
    'bootstrap/argocd',
    'bootstrap/30-root.yaml',
  ].map((text) => out.indexOf(text));
  expect(positions.every((position) => position >= 0)).toBe(true);
  expect([...positions].sort((a, b) => a - b)).toEqual(positions);
});

test('outside a repository the answer is an error, not a stack', async () => {
  const elsewhere = repository.path('apps');
  rmSync(repository.path('clusters'), { recursive: true });
  mkdirSync(elsewhere, { recursive: true });
  const { exitCode, err } = await repository.run('generate');
  expect(exitCode).toBe(1);
  expect(err).toMatch(/is not inside a repository with clusters\/fleet\.yaml\n$/);
});
