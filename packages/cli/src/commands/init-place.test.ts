import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { ANSWERS, FILES, flags, NewRepository, REMOTE } from '../testing/new-repository.ts';
import { filesBelow } from '../testing/rendered.ts';

let repository: NewRepository;
beforeEach(() => (repository = new NewRepository()));
afterEach(() => repository.remove());

describe("git's remote", () => {
  test('is the default, without the password that it holds', async () => {
    repository.git('init', '--quiet');
    repository.git('remote', 'add', 'origin', 'https://jane:hunter2@github.com/acme/own');
    expect(await repository.run('init', ...flags(ANSWERS, ['repository']))).toMatchObject({
      exitCode: 0,
      err: '',
    });
    expect(repository.read('argocd/settings.yaml')).toContain('url: https://github.com/acme/own.git\n');
  });

  test('that differs is told; by another protocol it is the same', async () => {
    repository.git('init', '--quiet');
    repository.git('remote', 'add', 'origin', 'git@github.com:acme/own.git');
    const { err } = await repository.init();
    expect(err).toBe(
      `note: Argo CD follows ${REMOTE} (argocd/settings.yaml), while git pushes to git@github.com:acme/own.git (origin)\n`,
    );
    const again = await repository.init();
    expect(again.exitCode).toBe(1);
    expect(again.err).toBe(
      `nodeless init: ${repository.root} is a repository of Nodeless already; nodeless new <name> adds a cluster to it\n` +
        `nodeless init: Argo CD follows ${REMOTE} (argocd/settings.yaml), while git pushes to git@github.com:acme/own.git (origin)\n` +
        'nothing was written\n',
    );
    repository.git('remote', 'set-url', 'origin', 'git@github.com:Acme/Fleet');
    expect((await repository.init()).err).not.toContain('Argo CD follows');
  });

  test('a remote that is a folder of this machine is no default', async () => {
    repository.git('init', '--quiet');
    repository.git('remote', 'add', 'origin', '/srv/git/fleet.git');
    expect((await repository.run('init', ...flags(ANSWERS, ['repository']))).err).toContain(
      'missing: --repository;',
    );
  });
});

describe('what is there', () => {
  test('is never overwritten: all of it is named, and nothing is written', async () => {
    repository.write('README.md', 'mine\n');
    repository.write('.github', 'a file where a folder is to be\n');
    symlinkSync('/nonexistent', repository.path('argocd'));
    mkdirSync(repository.path('package.json'));
    const { exitCode, out, err } = await repository.init();
    expect({ exitCode, out, lines: err.split('\n') }).toEqual({
      exitCode: 1,
      out: '',
      lines: [
        'nodeless init: these are there already, and are not overwritten; move them away:',
        'nodeless init:   .github',
        'nodeless init:   README.md',
        'nodeless init:   argocd',
        'nodeless init:   package.json',
        'nothing was written',
        '',
      ],
    });
    expect(filesBelow(repository.root)).toEqual(['.github', 'README.md']);
    expect(repository.read('README.md')).toBe('mine\n');
  });

  test('stays with --keep-existing, sources aside', async () => {
    repository.write('README.md', 'mine\n');
    repository.write('.gitignore', 'dist/\n');
    expect((await repository.init()).err).toContain('move them away, or keep them with --keep-existing:');
    repository.write('apps/hello/app.yaml', 'mine\n');
    expect((await repository.init({}, '--keep-existing')).err).toBe(
      'nodeless init: these are there already, and are not overwritten; move them away:\nnodeless init:   apps/hello/app.yaml\nnothing was written\n',
    );
    rmSync(repository.path('apps'), { recursive: true });
    const { exitCode, out } = await repository.init({}, '--keep-existing');
    expect(exitCode).toBe(0);
    expect(out.split('\n').filter((line) => line.startsWith('kept'))).toEqual([
      'kept .gitignore: add node_modules/ and .nx/',
      'kept README.md',
    ]);
    expect([repository.read('README.md'), repository.read('.gitignore')]).toEqual(['mine\n', 'dist/\n']);
    expect(filesBelow(repository.root)).toEqual(FILES);
  });

  test('a repository or a clone around the folder is no place to begin', async () => {
    await repository.init();
    const inside = await repository.run('init', 'apps', ...flags(ANSWERS));
    expect(inside.err).toContain(
      `is inside of ${repository.root}, which is a repository of Nodeless already\n`,
    );
    rmSync(repository.path('clusters'), { recursive: true });
    repository.git('init', '--quiet');
    const below = await repository.run('init', 'apps', ...flags(ANSWERS));
    expect(below.err).toContain(': clusters/ must lie at the top of a clone\n');
    expect((await repository.run('init', 'README.md', ...flags(ANSWERS))).err).toContain(
      'README.md is not a folder\n',
    );
  });
});
