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

test('shares of several machines tell together what one machine tells, once', async () => {
  edit(SEOUL, (text) => text.replace('10.0.0.0/16', '10.20.0.0/16').replace("cpu: '1000'", "cpu: '900'"));
  const told = async (...args: readonly string[]) => {
    const { exitCode, out } = await repository.run('check', '--json', ...args);
    const { diagnostics, clusters } = JSON.parse(out) as {
      diagnostics: Diagnostic[];
      clusters: readonly { readonly name: string }[];
    };
    return { exitCode, clusters, errors: diagnostics.filter(({ severity }) => severity !== 'info') };
  };
  const whole = await told();
  expect(whole.errors.map(({ code }) => code)).toEqual(expect.arrayContaining([CODE, 'tree/stale-file']));
  const shares = [await told('--shard', '1/2'), await told('--shard', '2/2'), await told('--shard', '3/3')];
  expect(shares.map(({ clusters }) => clusters.map(({ name }) => name))).toEqual([
    ['nodeless-seoul'],
    ['nodeless-tokyo'],
    [],
  ]);
  const text = (errors: readonly Diagnostic[]) => errors.map((error) => JSON.stringify(error)).sort();
  expect(text(shares.slice(0, 2).flatMap(({ errors }) => errors))).toEqual(text(whole.errors));
  expect(shares.map(({ exitCode }) => exitCode)).toEqual([1, 0, 0]);
});

test.each(['0/2', '3/2', '1', '1/2/3', 'a/b'])('--shard %s is refused', async (shard) => {
  const { exitCode, err } = await repository.run('check', '--shard', shard);
  expect(exitCode).toBe(1);
  expect(err).toContain('Write it as 1/10 to 10/10.');
});
