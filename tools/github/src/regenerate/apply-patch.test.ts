import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commitPatch, MOST_PATCH_BYTES } from './apply-patch.ts';

const RENDERED = 'clusters/seoul/rendered';

let folder = '';
let patch = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nodeless-patch-test-'));
  patch = `${folder}.patch`;
  git('init', '--quiet', '--initial-branch=main');
  write(`${RENDERED}/argocd/root.yaml`, 'a: 1\n');
  write(`${RENDERED}/README.md`, '# seoul\n');
  write('clusters/seoul/cluster.yaml', 'name: seoul\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
});
afterEach(() => [folder, patch].forEach((path) => rmSync(path, { recursive: true, force: true })));

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Writes the patch as the workflow does, and takes the change back. */
function record(change: () => void): void {
  change();
  git('add', '--all');
  writeFileSync(patch, git('diff', '--cached', '--binary', '--full-index', '--no-renames', 'HEAD'));
  git('reset', '--quiet', '--hard');
}

test('a patch of rendered files becomes a commit, and nothing else moves', () => {
  record(() => {
    write(`${RENDERED}/argocd/root.yaml`, 'a: 2\n');
    write(`${RENDERED}/manifests/new/deployment-a.b.yaml`, 'b: 1\n');
    rmSync(join(folder, RENDERED, 'README.md'));
  });
  const head = git('rev-parse', 'HEAD').trim();
  const made = commitPatch(folder, patch) ?? '';
  expect(git('diff', '--name-status', head, made)).toBe(
    `D\t${RENDERED}/README.md\nM\t${RENDERED}/argocd/root.yaml\nA\t${RENDERED}/manifests/new/deployment-a.b.yaml\n`,
  );
  expect(git('log', '--format=%P %an %B', '-1', made)).toBe(
    `${head} nodeless Render again\n\nNodeless-Regenerated: yes\n\n`,
  );
  expect(git('rev-parse', 'HEAD').trim()).toBe(head);
  expect(git('status', '--porcelain')).toBe('');
});

test('no patch and no change make no commit', () => {
  writeFileSync(patch, '');
  expect(commitPatch(folder, patch)).toBeUndefined();
});

const hostile: Record<string, [change: () => void, reason: string]> = {
  'a source': [
    () => write('clusters/seoul/cluster.yaml', 'name: evil\n'),
    'clusters/seoul/cluster.yaml is not a file of a rendered tree',
  ],
  'a workflow': [
    () => write('.github/workflows/evil.yml', 'on: push\n'),
    '.github/workflows/evil.yml is not a file of a rendered tree',
  ],
  'a rendered folder elsewhere': [
    () => write('tools/rendered/x.yaml', 'a: 1\n'),
    'tools/rendered/x.yaml is not a file of a rendered tree',
  ],
  'a hidden file': [
    () => write(`${RENDERED}/.gitattributes`, '* filter=evil\n'),
    `${RENDERED}/.gitattributes is not a file of a rendered tree`,
  ],
  'a hidden folder': [
    () => write(`${RENDERED}/.git-x/config`, 'a\n'),
    `${RENDERED}/.git-x/config is not a file of a rendered tree`,
  ],
  'a name with a line break': [
    () => write(`${RENDERED}/a\nb.yaml`, 'a\n'),
    `${RENDERED}/a b.yaml is not a file of a rendered tree`,
  ],
  'a link': [
    () => symlinkSync('/etc/passwd', join(folder, RENDERED, 'link.yaml')),
    `${RENDERED}/link.yaml would get the mode 120000`,
  ],
  'a program': [
    () => chmodSync(join(folder, RENDERED, 'README.md'), 0o755),
    `${RENDERED}/README.md would get the mode 100755`,
  ],
};
test.each(Object.entries(hostile))('%s is refused, beside good files too', (_, [change, reason]) => {
  record(() => {
    write(`${RENDERED}/argocd/root.yaml`, 'a: 2\n');
    change();
  });
  expect(() => commitPatch(folder, patch)).toThrow(`the patch is refused: ${reason}`);
});

test('a submodule is refused', () => {
  const zero = '0'.repeat(40);
  const module = '1'.repeat(40);
  const path = `${RENDERED}/module`;
  writeFileSync(
    patch,
    `diff --git a/${path} b/${path}
new file mode 160000
index ${zero}..${module}
--- /dev/null
+++ b/${path}
@@ -0,0 +1 @@
+Subproject commit ${module}
`,
  );
  expect(() => commitPatch(folder, patch)).toThrow(`${path} would get the mode 160000`);
});

test('a path out of the repository is refused by git', () => {
  writeFileSync(patch, '--- a/../x\n+++ b/../x\n@@ -0,0 +1 @@\n+evil\n');
  expect(() => commitPatch(folder, patch)).toThrow(/^git apply refused: /);
});

test('a patch for another commit is refused by git', () => {
  record(() => write(`${RENDERED}/argocd/root.yaml`, 'a: 2\n'));
  write(`${RENDERED}/argocd/root.yaml`, 'a: 3\n');
  git('commit', '--quiet', '--all', '--message', 'Meanwhile');
  expect(() => commitPatch(folder, patch)).toThrow(/^git apply refused: /);
});

test('a link and a huge file are no patches', () => {
  symlinkSync('/etc/hostname', patch);
  expect(() => commitPatch(folder, patch)).toThrow('ELOOP');
  rmSync(patch);
  execFileSync('truncate', ['--size', String(MOST_PATCH_BYTES + 1), patch]);
  expect(() => commitPatch(folder, patch)).toThrow(`it has ${MOST_PATCH_BYTES + 1} bytes`);
});
