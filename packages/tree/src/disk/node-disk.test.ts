import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskError } from './disk.ts';
import { nodeDisk } from './node-disk.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'nodeless-disk-'))));
afterEach(() => rmSync(root, { recursive: true }));

const bytes = (text: string) => Buffer.from(text);

function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof DiskError) return error.code;
    throw error;
  }
  return 'fine';
}

test('tells files, folders and links apart and never follows a link', () => {
  mkdirSync(join(root, 'folder'));
  writeFileSync(join(root, 'file'), '');
  symlinkSync('folder', join(root, 'link'));
  symlinkSync('nowhere', join(root, 'dangling'));
  const disk = nodeDisk(root);
  const kinds = ['folder', 'file', 'link', 'dangling', 'nothing', 'nothing/below'].map((path) =>
    disk.inspect(path),
  );
  expect(kinds).toEqual(['folder', 'file', 'symlink', 'symlink', undefined, undefined]);
  const listed = [...disk.list('')].sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(listed).toEqual([
    { name: 'dangling', kind: 'symlink' },
    { name: 'file', kind: 'file' },
    { name: 'folder', kind: 'folder' },
    { name: 'link', kind: 'symlink' },
  ]);
});

test('reads bytes and the executable bit, and refuses links', () => {
  writeFileSync(join(root, 'plain'), 'é\n');
  writeFileSync(join(root, 'script'), '', { mode: 0o755 });
  symlinkSync('plain', join(root, 'link'));
  const disk = nodeDisk(root);
  expect(disk.read('plain')).toEqual({ bytes: bytes('é\n'), executable: false });
  expect(disk.read('script')).toEqual({ bytes: bytes(''), executable: true });
  expect(codeOf(() => disk.read('link'))).toBe('ELOOP');
});

test('makes files with mode 0644 and never over something that stands there', () => {
  const disk = nodeDisk(root);
  disk.create('a', bytes('one'));
  expect(readFileSync(join(root, 'a'), 'utf8')).toBe('one');
  expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o644 & ~process.umask());
  expect(codeOf(() => disk.create('a', bytes('two')))).toBe('EEXIST');
  symlinkSync('b', join(root, 'link'));
  expect(codeOf(() => disk.create('link', bytes('two')))).toBe('EEXIST');
  expect(readFileSync(join(root, 'a'), 'utf8')).toBe('one');
});

test('renames over a file and removes it', () => {
  const disk = nodeDisk(root);
  disk.create('a', bytes('old'));
  disk.create('b', bytes('new'));
  disk.rename('b', 'a');
  expect(readFileSync(join(root, 'a'), 'utf8')).toBe('new');
  disk.remove('a');
  expect(disk.list('')).toEqual([]);
});

test('makes a folder once, and not where a link leads to one', () => {
  const disk = nodeDisk(root);
  disk.createFolder('a');
  disk.createFolder('a');
  expect(disk.inspect('a')).toBe('folder');
  symlinkSync('a', join(root, 'link'));
  expect(codeOf(() => disk.createFolder('link'))).toBe('EEXIST');
  expect(codeOf(() => disk.createFolder('x/y'))).toBe('ENOENT');
});

test('removes a folder only if it is empty', () => {
  const disk = nodeDisk(root);
  disk.createFolder('a');
  disk.create('a/b', bytes(''));
  expect(disk.removeFolder('a')).toBe(false);
  disk.remove('a/b');
  expect(disk.removeFolder('a')).toBe(true);
  expect(codeOf(() => disk.removeFolder('a'))).toBe('ENOENT');
});

test('errors name the operation and the relative path, not the machine', () => {
  expect(() => nodeDisk(root).read('x/y')).toThrow(
    expect.objectContaining({
      message: 'read x/y: ENOENT: no such file or directory',
      path: 'x/y',
      code: 'ENOENT',
    }),
  );
});
