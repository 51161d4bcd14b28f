import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Diagnostic } from '@nodeless/core';
import { TestRepository } from './testing/repository.ts';

const SEOUL = 'clusters/nodeless-seoul/cluster.yaml';
const TOKYO = 'clusters/nodeless-tokyo/cluster.yaml';
const PEERS = '  peers: [{ name: company, via: vpn, cidrs: [192.168.0.0/16] }]\n';
const CODE = 'fleet/overlapping-networks';

let repository: TestRepository;
beforeEach(async () => {
  repository = new TestRepository();
  await repository.prepared('connected with one network, and a memory', async () => {
    for (const path of [SEOUL, TOKYO]) edit(path, (text) => text.replace('network:\n', `network:\n${PEERS}`));
    mkdirSync(repository.path('node_modules'));
    expect((await repository.run('generate')).exitCode).toBe(0);
  });
});
afterEach(() => repository.remove());

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(repository.path(path), change(readFileSync(repository.path(path), 'utf8')));
}

async function found(...args: readonly string[]): Promise<string[]> {
  const { out } = await repository.run(...args, '--json');
  const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
  return diagnostics.filter(({ code }) => code === CODE).map(({ location }) => String(location?.file));
}

test('clusters that share nothing have no finding, rendered or remembered', async () => {
  expect(await found('generate')).toEqual([]);
  expect(await found('generate', '--fresh')).toEqual([]);
  expect(await found('check')).toEqual([]);
});

describe('a cluster moves to the addresses of another one', () => {
  beforeEach(() => edit(SEOUL, (text) => text.replace('10.0.0.0/16', '10.20.0.0/16')));

  // The other cluster is rendered, remembered, or only read.
  test.each([
    [['generate']],
    [['generate', '--fresh']],
    [['generate', 'nodeless-seoul']],
    [['generate', 'nodeless-tokyo']],
    [['check']],
    [['check', 'nodeless-seoul']],
    [['check', 'nodeless-tokyo']],
  ])('%j', async (args) => {
    const before = repository.snapshot('clusters');
    expect(await found(...args)).toEqual([SEOUL]);
    expect((await repository.run(...args)).exitCode).toBe(1);
    expect(repository.snapshot('clusters')).toEqual(before);
  });

  test('until it is left out of the connection', async () => {
    edit(SEOUL, (text) => text.replace(PEERS, ''));
    expect((await repository.run('generate')).exitCode).toBe(0);
    expect(await found('generate')).toEqual([]);
  });
});

test('a cluster whose sources are refused takes no part', async () => {
  edit(SEOUL, (text) => text.replace('10.0.0.0/16', '10.20.0.0/16'));
  edit(TOKYO, (text) => text.replace('stage: prod', 'stage: none'));
  expect(await found('check')).toEqual([]);
  expect((await repository.run('check')).exitCode).toBe(1);
});
