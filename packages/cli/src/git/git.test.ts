import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git, GitError } from './git.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nodeless-git-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what git prints, as a string, a line, names and bytes', () => {
  const git = new Git(folder);
  git.run(['init', '--quiet', '--initial-branch=main']);
  const id = git.run(['hash-object', '-w', '--stdin'], { input: 'é\n' }).trim();
  expect(git.line(['symbolic-ref', 'HEAD'])).toBe('refs/heads/main');
  expect(git.bytes(['cat-file', 'blob', id])).toEqual(Buffer.from('é\n'));
  git.run(['update-index', '--add', '--cacheinfo', `100644,${id},a b`]);
  git.run(['update-index', '--add', '--cacheinfo', `100644,${id},é`]);
  expect(git.names(['ls-files', '-z'])).toEqual(['a b', 'é']);
  expect(git.run(['var', 'GIT_EDITOR'], { env: { GIT_EDITOR: 'own' } })).toBe('own\n');
});

test('what fails', () => {
  const git = new Git(folder);
  expect(git.succeeds(['rev-parse', '--git-dir'])).toBe(false);
  expect(git.line(['rev-parse', '--git-dir'])).toBeUndefined();
  expect(() => git.run(['rev-parse', '--git-dir'])).toThrow(
    /^git rev-parse: fatal: not a git repository[^\n]*$/,
  );
  expect(() => git.bytes(['no-such-command'])).toThrow(GitError);
  expect(() => new Git(join(folder, 'none')).run(['version'])).toThrow('git version: spawnSync git ENOENT');
});

test.each([
  ['warning: a\nfatal: b\nusage: c\n', 'git x: fatal: b'],
  ['a\nb\n', 'git x: a'],
  ['  \n', 'git x: failed'],
])('of %j one line is told', (stderr, message) => {
  expect(new GitError('x', stderr).message).toBe(message);
});
