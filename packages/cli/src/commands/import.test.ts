import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TestRepository } from '../testing/repository.ts';

const INPUTS = join(__dirname, '../../testdata/import');
const CASES = readdirSync(INPUTS)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace(/\.yaml$/, ''));

let repository: TestRepository;
beforeEach(() => (repository = new TestRepository([])));
afterEach(() => repository.remove());

const bytesOf = (name: string) => readFileSync(join(INPUTS, `${name}.yaml`));

/** Imports one of the inputs, from the root of the repository. */
function importing(name: string, ...more: readonly string[]) {
  writeFileSync(repository.path('in.yaml'), bytesOf(name));
  return repository.run('import', '--from-yaml', 'in.yaml', ...more);
}

const WHERE = ['--stage', 'dev', '--account-id', '111122223333'];

test.each(CASES)('%s', async (name) => {
  const { exitCode, out, err } = await importing(name, ...WHERE, '--print');
  const told = `exit code ${exitCode}\n${out}${err}`;
  const golden = join(INPUTS, `${name}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, told);
  expect(told).toBe(readFileSync(golden, 'utf8'));
});

test.each(['node-groups', 'existing-vpc', 'addons'])(
  '%s: what is written generates a tree whose ClusterConfig describes the same, and imports to the same',
  async (name) => {
    const first = await importing(name, ...WHERE, '--json');
    const written = JSON.parse(first.out) as { files: { path: string; text: string }[]; compared: number };
    expect(written.compared).toBeGreaterThan(20);
    for (const { path, text } of written.files)
      expect(readFileSync(repository.path(path), 'utf8')).toBe(text);
    const [folder = ''] = repository.clusters();
    expect(await repository.run('generate')).toMatchObject({
      exitCode: 0,
      err: expect.not.stringContaining(' error ') as string,
    });
    expect(await repository.run('check')).toMatchObject({ exitCode: 0 });
    const rendered = `clusters/${folder}/rendered/eksctl/cluster.yaml`;
    const again = await repository.run('import', '--from-yaml', rendered, ...WHERE, '--print', '--json');
    const second = JSON.parse(again.out) as { files: { path: string; text: string }[] };
    // A rendered file has its keys in another order.
    const body = (files: { text: string }[]) => files.map(({ text }) => parse(text) as unknown);
    expect(body(second.files)).toEqual(body(written.files));
  },
);

test('what a ClusterConfig does not say is asked for, all at once', async () => {
  expect(await importing('defaults')).toMatchObject({
    exitCode: 1,
    out: '',
    err:
      'nodeless import: missing: --stage, one of clusters/fleet.yaml: dev, prod\n' +
      'nodeless import: missing: --account-id, because the ClusterConfig names no account\n',
  });
  expect(await importing('access', '--stage', 'qa')).toMatchObject({
    exitCode: 1,
    err: 'nodeless import: the stage "qa" is not in clusters/fleet.yaml, which has dev, prod: add it there first\n',
  });
});

test('the account is the one that the file names', async () => {
  const { out } = await importing('access', '--stage', 'dev', '--print');
  expect(out).toContain(`accountId: '111122223333'\n`);
});

test('a cluster that is there is not written over, and a refused one leaves nothing', async () => {
  expect(await importing('access', ...WHERE)).toMatchObject({ exitCode: 0 });
  const before = repository.snapshot('clusters');
  expect(await importing('access', ...WHERE)).toMatchObject({
    exitCode: 1,
    err: 'nodeless import: clusters/access/cluster.yaml exists already\n',
  });
  expect(await importing('refused', ...WHERE)).toMatchObject({ exitCode: 1, out: '' });
  expect(repository.snapshot('clusters')).toEqual(before);
});

test('a file that is not there is a finding', async () => {
  const { exitCode, err } = await repository.run('import', '--from-yaml', 'absent.yaml', ...WHERE);
  expect(exitCode).toBe(1);
  expect(err).toContain('absent.yaml:1:1  error  source/missing');
});

test.each(['import/unsound', 'import/inexpressible'])(
  '%s is told at its place in what was read',
  async (code) => {
    const name = code === 'import/unsound' ? 'unsound' : 'inexpressible';
    const { out } = await importing(name, ...WHERE, '--json');
    const { diagnostics } = JSON.parse(out) as {
      diagnostics: { code: string; location: { file: string } }[];
    };
    expect(diagnostics.map((one) => [one.code, one.location.file])).toEqual(
      diagnostics.map(() => [code, 'in.yaml']),
    );
  },
);
