import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Diagnostic } from '@nodeless/core';
import { TestRepository } from '../testing/repository.ts';
import type { Generation } from './generation-memory.ts';

const MEMORY = 'node_modules/.cache/nodeless/generations.json';
const SEOUL = 'clusters/nodeless-seoul';
const MARK: Diagnostic = { code: 'facts/missing', severity: 'info', message: 'remembered' };

let repository: TestRepository;
beforeEach(async () => {
  repository = new TestRepository();
  await repository.prepared('generated with a memory', async () => {
    mkdirSync(repository.path('node_modules'));
    expect((await repository.run('generate')).exitCode).toBe(0);
  });
});
afterEach(() => repository.remove());

/** Makes every use of the memory visible: what is recalled says so, of clusters or of the sources that they share. */
function mark(what: 'clusters' | 'shared sources' = 'clusters'): void {
  const memory = JSON.parse(readFileSync(repository.path(MEMORY), 'utf8')) as Record<string, Generation>;
  const marked = Object.entries(memory).map(([key, generation]) => {
    const isMeant = (generation.recordsSha256 === '') === (what === 'shared sources');
    return [key, isMeant ? { ...generation, diagnostics: [MARK] } : generation];
  });
  writeFileSync(repository.path(MEMORY), JSON.stringify(Object.fromEntries(marked)));
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(repository.path(path), change(readFileSync(repository.path(path), 'utf8')));
}

/** How many clusters were recalled, and what the run answered. */
async function generate(...options: readonly string[]) {
  const { exitCode, out } = await repository.run('generate', '--json', ...options);
  const { clusters, diagnostics } = JSON.parse(out) as { clusters: object[]; diagnostics: Diagnostic[] };
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return {
    exitCode,
    clusters,
    errors,
    recalled: diagnostics.some(({ message }) => message === MARK.message),
  };
}

test('unchanged sources and an unchanged tree are recalled, with the same answer', async () => {
  const straight = await generate('--fresh');
  mark();
  expect(await generate()).toEqual({ ...straight, recalled: true });
  expect((await generate('--fresh')).recalled).toBe(false);
});

test.each(['clusters/fleet.yaml', 'argocd/settings.yaml', 'argocd/projects.yaml', 'apps/hello/app.yaml'])(
  'a change of %s, which clusters share, recalls nothing',
  async (path) => {
    mark();
    edit(path, (text) => `${text}# changed\n`);
    expect((await generate()).recalled).toBe(false);
  },
);

test('findings in the shared sources are recalled, run after run, also where a cluster is rendered', async () => {
  mark('shared sources');
  expect((await generate()).recalled).toBe(true);
  edit(`${SEOUL}/cluster.yaml`, (text) => `${text}# changed\n`);
  expect((await generate()).recalled).toBe(true);
  expect((await generate('nodeless-seoul')).recalled).toBe(true);
  edit('clusters/fleet.yaml', (text) => `${text}# changed\n`);
  expect((await generate()).recalled).toBe(false);
});

test('a change of one cluster is rendered', async () => {
  mark();
  edit(`${SEOUL}/cluster.yaml`, (text) => text.replace("cpu: '1000'", "cpu: '900'"));
  const { exitCode } = await generate('nodeless-seoul');
  expect(exitCode).toBe(0);
  expect(
    readFileSync(repository.path(SEOUL, 'rendered/manifests/karpenter-config/nodepool-default.yaml'), 'utf8'),
  ).toContain('"900"');
  expect((await repository.run('check')).exitCode).toBe(0);
});

test('a tree that changed is looked at closely, whatever is remembered', async () => {
  const pool = `${SEOUL}/rendered/manifests/karpenter-config/nodepool-default.yaml`;
  mark();
  edit(pool, (text) => text.replace('"1000"', '"2000"'));
  expect(await generate('nodeless-seoul')).toMatchObject({
    exitCode: 1,
    errors: ['tree/edited-file'],
    recalled: false,
  });
});

test.each(['', '{', '[]', '{"x":{}}', '{"x":{"recordSha256":1,"files":"a","diagnostics":{}}}'])(
  'a damaged memory (%s) is no memory',
  async (text) => {
    writeFileSync(repository.path(MEMORY), text);
    expect(await generate()).toMatchObject({ exitCode: 0, recalled: false });
  },
);

test('a run with errors leaves the memory alone', async () => {
  const before = readFileSync(repository.path(MEMORY), 'utf8');
  edit(`${SEOUL}/cluster.yaml`, (text) => text.replace('stage: dev', 'stage: none'));
  expect((await generate()).exitCode).toBe(1);
  expect(readFileSync(repository.path(MEMORY), 'utf8')).toBe(before);
});

describe('check', () => {
  async function check(...options: readonly string[]) {
    const { exitCode, out } = await repository.run('check', '--json', ...options);
    const { diagnostics, ...rest } = JSON.parse(out) as { diagnostics: Diagnostic[] };
    const recalled = diagnostics.some(({ message }) => message === MARK.message);
    return { exitCode, diagnostics, rest, recalled };
  }

  test('takes clusters that are as generate left them from the memory, with the same answer', async () => {
    const before = readFileSync(repository.path(MEMORY), 'utf8');
    expect(await check()).toEqual(await check('--fresh'));
    expect(readFileSync(repository.path(MEMORY), 'utf8')).toBe(before);
    mark();
    expect((await check()).recalled).toBe(true);
    expect((await check('nodeless-seoul')).recalled).toBe(true);
    expect((await check('--fresh')).recalled).toBe(false);
  });

  test('judges the support of versions also where nothing is rendered', async () => {
    const asked = ['--today', '2029-01-01'];
    const told = await check(...asked);
    expect(told.exitCode).toBe(1);
    expect(told.diagnostics.map(({ code }) => code)).toContain('upgrade/version-and-skew');
    expect(told).toEqual(await check('--fresh', ...asked));
  });

  test('renders what was edited, in the sources or in the tree', async () => {
    mark();
    edit(`${SEOUL}/cluster.yaml`, (text) => text.replace("cpu: '1000'", "cpu: '900'"));
    const stale = await check();
    expect([stale.exitCode, stale.recalled]).toEqual([1, true]);
    edit('clusters/nodeless-tokyo/rendered/README.md', (text) => `${text}\n`);
    const both = await check();
    expect(both.recalled).toBe(false);
    const errors = both.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect([...new Set(errors)].sort()).toEqual(['tree/edited-file', 'tree/stale-file']);
  });
});
