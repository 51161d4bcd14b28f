import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Git } from '../git/git.ts';
import { DiffError } from './diff-error.ts';
import { GitTrees } from './git-trees.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-trees-'));
  git('init', '--quiet', '--initial-branch=main');
  for (const name of ['b', 'd']) write(`clusters/one/rendered/${name}.yaml`, name);
  write('clusters/two/rendered/a.yaml', 'a');
  write('clusters/two/cluster.yaml', 'two');
  write('README.md', 'no cluster');
  commit();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  return execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8' }).trim();
}

function commit(): string {
  git('add', '--all');
  git('commit', '--quiet', '--no-verify', '--message', 'x');
  return git('rev-parse', 'HEAD');
}

function change(): void {
  for (const name of ['c', 'a']) write(`clusters/one/rendered/${name}.yaml`, name);
  write('clusters/one/rendered/d.yaml', 'other');
  rmSync(join(root, 'clusters/one/rendered/b.yaml'));
  write('README.md', 'changed');
}

const side = (commitId: string, worktree = false) => ({ name: 'x', commit: commitId, worktree });
const rendered = (...names: string[]) => names.map((name) => `clusters/one/rendered/${name}.yaml`);

test.each(['a commit', 'the files on disk'])('what differs in %s, and both trees, sorted', (head) => {
  const base = git('rev-parse', 'HEAD');
  change();
  const trees = new GitTrees(
    new Git(root),
    root,
    side(base),
    head === 'a commit' ? side(commit()) : side(base, true),
  );
  expect(trees.changed).toEqual(
    [
      ['a', false, true],
      ['b', true, false],
      ['c', false, true],
      ['d', true, true],
    ].map(([name, inBase, inHead]) => ({ path: rendered(String(name))[0], inBase, inHead })),
  );
  expect(trees.files('base', 'one')).toEqual(rendered('b', 'd'));
  expect(trees.files('head', 'one')).toEqual(rendered('a', 'c', 'd'));
  expect(trees.files('head', 'two')).toEqual([]);
  const all = rendered('a', 'b', 'c', 'd');
  expect([...trees.read('base', all)]).toEqual([
    [all[1], 'b'],
    [all[3], 'd'],
  ]);
  expect([...trees.read('head', all)]).toEqual([
    [all[0], 'a'],
    [all[2], 'c'],
    [all[3], 'other'],
  ]);
});

test('a file that is written again as it was is no change', () => {
  const base = git('rev-parse', 'HEAD');
  rmSync(join(root, 'clusters/one/rendered/b.yaml'));
  write('clusters/one/rendered/b.yaml', 'b');
  expect(new GitTrees(new Git(root), root, side(base), side(base, true)).changed).toEqual([]);
});

test('what is not in the clone is named, and not fetched', () => {
  const base = git('rev-parse', 'HEAD');
  change();
  const head = commit();
  git('config', 'uploadpack.allowFilter', 'true');
  const partial = join(root, 'partial');
  git('clone', '--quiet', '--filter=blob:none', '--no-checkout', `file://${root}`, partial);
  const trees = new GitTrees(new Git(partial), partial, side(base), side(head));
  expect(trees.files('head', 'one')).toEqual(rendered('a', 'c', 'd'));
  const read = () => trees.read('head', rendered('a'));
  expect(read).toThrow(/^the object [0-9a-f]{40} is not in this clone$/);
  const [, command = ''] = /^bring it: git (.*)$/.exec(hintOf(read)) ?? [];
  execFileSync('git', command.split(' '), { cwd: partial });
  expect([...read()]).toEqual([[rendered('a')[0], 'a']]);
});

function hintOf(read: () => unknown): string {
  try {
    read();
    return '';
  } catch (error) {
    return error instanceof DiffError ? error.hint : '';
  }
}
