import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitRepository } from '../testing/git-repository.ts';
import { FLEET_SOURCES } from '../testing/repository.ts';

let repository: GitRepository;
beforeEach(() => (repository = new GitRepository()));
afterEach(() => repository.remove());

const OWN = readFileSync(join(FLEET_SOURCES, 'clusters/nodeless-seoul/cluster.yaml'), 'utf8')
  .replaceAll('111122223333', '999911112222')
  .replace('name: nodeless-seoul', 'name: own')
  .replace(/apps: \[.*\]/, 'apps: [hello]');

function commit(): void {
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message=start');
}

test('the examples go, with apps that nobody else runs and their owners; everything else stays', async () => {
  const owners = [
    '* @acme/platform',
    '/clusters/prod-*/ @acme/approvers',
    ...repository
      .clusters()
      .flatMap((name) => [
        `/clusters/${name}/ @acme/owners`,
        `/clusters/${name}/rendered/argocd/ @acme/owners @acme/admins`,
        `/clusters/${name}/rendered/bootstrap/ @acme/owners @acme/admins`,
      ]),
    '',
  ].join('\n');
  repository.write('.github/CODEOWNERS', `${owners}/clusters/own/ @acme/own\n`);
  repository.write('clusters/own/cluster.yaml', OWN);
  repository.write('apps/unused/app.yaml', 'mine: true\n');
  commit();
  const examples = repository.clusters().filter((name) => name !== 'own');
  expect(examples.length).toBeGreaterThan(0);

  const { exitCode, out, err } = await repository.run('remove-examples');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(out.split('\n')).toEqual([
    ...examples.map((name) => `removed clusters/${name}`),
    'removed apps/inflate',
    'changed .github/CODEOWNERS',
    'next: npx nodeless new <name> writes your first cluster',
    '',
  ]);
  expect(repository.clusters()).toEqual(['own']);
  expect(readdirSync(repository.path('apps')).sort()).toEqual(['hello', 'unused']);
  expect(existsSync(repository.path('clusters/fleet.yaml'))).toBe(true);
  const left = repository.read('.github/CODEOWNERS');
  expect(examples.filter((name) => left.includes(name))).toEqual([]);
  expect(left).toContain('/clusters/own/ @acme/own\n');
  expect(left).toContain('/clusters/prod-*/ ');
  expect(left.split('\n').length).toBe(owners.split('\n').length + 1 - examples.length * 3);

  const again = await repository.run('remove-examples');
  expect(again).toEqual({ exitCode: 0, out: 'no examples are here\n', err: '' });
});

test('what git could not give back is not removed', async () => {
  commit();
  repository.write('clusters/nodeless-seoul/notes.md', 'mine\n');
  repository.append('apps/inflate/app.yaml', '# mine\n');
  const before = repository.snapshot('clusters');
  expect(await repository.run('remove-examples')).toEqual({
    exitCode: 1,
    out: '',
    err: 'nodeless remove-examples: git could not give these back, so nothing was removed; commit them first:\n  apps/inflate/app.yaml\n  clusters/nodeless-seoul/notes.md\n',
  });
  expect(repository.snapshot('clusters')).toEqual(before);
});

test('without git nothing is removed', async () => {
  const before = repository.snapshot();
  const { exitCode, err } = await repository.run('remove-examples');
  expect(exitCode).toBe(1);
  expect(err).toContain('\n  clusters/nodeless-seoul\n');
  expect(repository.snapshot()).toEqual(before);
});

test('a fork without its examples gets clusters of its own', async () => {
  commit();
  expect((await repository.run('remove-examples')).exitCode).toBe(0);
  repository.edit('argocd/settings.yaml', 'github.com/example/platform.git', 'github.com/acme/platform.git');
  const flags = ['--stage', 'prod', '--region', 'eu-central-1', '--account-id', '999911112222'];
  expect((await repository.run('new', 'own', ...flags)).exitCode).toBe(0);
  expect((await repository.run('generate')).exitCode).toBe(0);
  expect((await repository.run('check')).exitCode).toBe(0);
});
