import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNewFiles } from './write-files.ts';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'nodeless-write-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const everything = (): string[] => (readdirSync(root, { recursive: true }) as string[]).sort();

test('files and their folders are written', () => {
  writeNewFiles(root, [
    { path: 'a/b/c', text: '1' },
    { path: 'a/d', text: '2' },
  ]);
  expect(everything()).toEqual(['a', 'a/b', 'a/b/c', 'a/d']);
});

test('when one cannot be written, nothing stays of the others, and nothing else goes', () => {
  mkdirSync(join(root, 'mine'));
  writeFileSync(join(root, 'mine/kept'), '');
  const files = ['deep/er/first', 'mine/second', 'last', 'last/below'].map((path) => ({ path, text: path }));
  expect(() => writeNewFiles(root, files)).toThrow(/EEXIST|ENOTDIR/);
  expect(everything()).toEqual(['mine', 'mine/kept']);
});

test('a file that appeared meanwhile is not overwritten', () => {
  writeFileSync(join(root, 'there'), 'mine');
  expect(() =>
    writeNewFiles(root, [
      { path: 'first', text: '' },
      { path: 'there', text: 'new' },
    ]),
  ).toThrow(/EEXIST/);
  expect(everything()).toEqual(['there']);
});
