import { chmodSync, existsSync, rmSync, statSync } from 'node:fs';
import { GitRepository } from '../testing/git-repository.ts';
import { HOOKS } from './hook-script.ts';

jest.setTimeout(180_000);

const FLEET = 'clusters/fleet.yaml';

let repository: GitRepository;
beforeEach(async () => {
  repository = new GitRepository();
  await repository.start();
});
afterEach(() => repository.remove());

const configuration = (): string => repository.git('config', '--local', '--list');

describe('install', () => {
  test('writes four hooks and the driver, and uninstall takes away just that', async () => {
    repository.append('.git/info/attributes', '*.png binary');
    const before = configuration();
    for (let time = 0; time < 2; time += 1) {
      expect(await repository.run('hooks', 'install')).toMatchObject({ exitCode: 0, err: '' });
    }
    for (const hook of HOOKS) {
      expect(statSync(repository.path('.git/hooks', hook)).mode & 0o777).toBe(0o755);
      expect(repository.read(`.git/hooks/${hook}`)).toContain(`hooks run ${hook} "$@"`);
    }
    expect(repository.read('.git/info/attributes')).toBe(
      '*.png binary\n# nodeless: begin\nclusters/*/rendered/** merge=nodeless-rendered\n# nodeless: end\n',
    );
    expect(repository.git('check-attr', 'merge', 'text', '--', 'clusters/a/rendered/b/c.yaml')).toBe(
      'clusters/a/rendered/b/c.yaml: merge: nodeless-rendered\nclusters/a/rendered/b/c.yaml: text: set\n',
    );
    expect(configuration()).toContain('merge.nodeless-rendered.driver=true');

    for (let time = 0; time < 2; time += 1) {
      expect(await repository.run('hooks', 'uninstall')).toMatchObject({ exitCode: 0, err: '' });
    }
    for (const hook of HOOKS) expect(existsSync(repository.path('.git/hooks', hook))).toBe(false);
    expect(repository.read('.git/info/attributes')).toBe('*.png binary\n');
    expect(configuration()).toBe(before);
  });

  test('leaves hooks of somebody else alone, and says what to add to them', async () => {
    repository.write('.git/hooks/pre-push', '#!/bin/sh\nexit 0\n');
    const { exitCode, err } = await repository.run('hooks', 'install');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^nodeless hooks: a hook of yours is in .*: pre-push\. Nothing was written\./);
    expect(err).toContain('packages/cli/bin/nodeless.cjs hooks run pre-push "$@"\n');
    expect(existsSync(repository.path('.git/hooks/pre-commit'))).toBe(false);
    expect(configuration()).not.toContain('nodeless');
    await repository.run('hooks', 'uninstall');
    expect(repository.read('.git/hooks/pre-push')).toBe('#!/bin/sh\nexit 0\n');
  });

  test('knows when git looks for hooks elsewhere', async () => {
    repository.git('config', 'core.hooksPath', '.husky');
    const { exitCode, err } = await repository.run('hooks', 'install');
    expect(exitCode).toBe(1);
    expect(err).toContain('core.hooksPath is set to .husky');
  });

  test('outside a clone it is a sentence', async () => {
    rmSync(repository.path('.git'), { recursive: true });
    const { exitCode, err } = await repository.run('hooks', 'install');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/ is not in a clone of git\n$/);
    for (const command of [['resolve'], ['promote', '--from', 'dev', '--to', 'prod']]) {
      const answer = await repository.run(...command);
      expect(answer).toMatchObject({ exitCode: 1, out: '' });
      expect(answer.err).toMatch(/^nodeless[^\n]*\n$/);
    }
  });

  test('other hooks are not run', async () => {
    const { exitCode, err } = await repository.run('hooks', 'run', 'pre-everything');
    expect(exitCode).toBe(1);
    expect(err).toContain('Allowed choices are pre-commit, pre-merge-commit, post-rewrite, pre-push');
  });
});

describe('before a commit', () => {
  beforeEach(() => expect(repository.nodeless('hooks', 'install')).toMatchObject({ exitCode: 0 }));
  const commit = () => repository.tryGit('commit', '--quiet', '--message', 'A change');

  test('sources without their trees are refused, with them they pass', async () => {
    repository.edit(FLEET, 'kubernetes/pause:3.10', 'kubernetes/pause:3.9');
    repository.git('add', FLEET);
    const refused = commit();
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toContain('tree/stale-file');
    expect(refused.err).toContain('fix: npx nx run generate && git add clusters');
    expect((await repository.run('generate')).exitCode).toBe(0);
    // In the work tree all is well; in the commit it would not be.
    expect(commit().exitCode).toBe(1);
    repository.git('add', '--all');
    expect(commit()).toMatchObject({ exitCode: 0 });
  });

  test('what is not staged does not count', () => {
    repository.append('clusters/nodeless-seoul/rendered/README.md', 'mine\n');
    repository.write('apps/inflate/app.yaml', repository.read('apps/inflate/app.yaml') + '# a comment\n');
    repository.git('add', 'apps');
    expect(commit()).toMatchObject({ exitCode: 0 });
  });

  test('a hand edit and a mode are found', () => {
    chmodSync(repository.path('clusters/nodeless-seoul/rendered/README.md'), 0o755);
    repository.git('add', '--all');
    expect(commit().exitCode).toBe(1);
  });

  test('a commit that reaches no cluster is not looked at', () => {
    repository.write('notes.md', 'text\n');
    repository.git('add', '--all');
    expect(commit()).toMatchObject({ exitCode: 0, err: '' });
  });
});

describe('before a push', () => {
  beforeEach(() => {
    expect(repository.nodeless('hooks', 'install')).toMatchObject({ exitCode: 0 });
    repository.git('init', '--quiet', '--bare', 'remote.git');
    repository.git('remote', 'add', 'origin', repository.path('remote.git'));
  });
  const push = (...refs: readonly string[]) => repository.tryGit('push', '--quiet', 'origin', ...refs);
  const onRemote = (): string => repository.git('ls-remote', '--heads', 'origin').replace(/^\S+\s/gm, '');

  test('a stale commit stays at home, and what is fresh goes', async () => {
    expect(push('main')).toMatchObject({ exitCode: 0 });
    repository.git('switch', '--quiet', '--create', 'stale');
    repository.edit(FLEET, 'kubernetes/pause:3.10', 'kubernetes/pause:3.9');
    repository.git('commit', '--quiet', '--all', '--no-verify', '--message', 'Stale');
    // The work tree is fresh, the commit is not.
    expect((await repository.run('generate')).exitCode).toBe(0);
    const refused = push('stale');
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/nodeless: [0-9a-f]{12} is not fresh or not sound; nothing was pushed/);
    expect(onRemote()).toBe('refs/heads/main\n');

    repository.git('commit', '--quiet', '--all', '--message', 'Fresh');
    expect(push('stale')).toMatchObject({ exitCode: 0 });
    expect(push('--delete', 'stale')).toMatchObject({ exitCode: 0 });
    expect(onRemote()).toBe('refs/heads/main\n');
  });
});
