import { lstatSync, mkdirSync, rmdirSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NewFile } from './template.ts';

/** Paths that cannot be written without touching something: what is there, or a file or link where a folder should be. */
export function pathsInTheWay(root: string, paths: readonly string[]): string[] {
  const found = paths.flatMap((path) => {
    const parts = path.split('/');
    const places = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    const blocked = places.find((place) => statusOf(root, place)?.isDirectory() === false);
    if (blocked !== undefined) return [blocked];
    return statusOf(root, path) === undefined ? [] : [path];
  });
  return [...new Set(found)];
}

/**
 * Writes new files and the folders that they need. When one cannot be written, what was written before it is removed again.
 *
 * @throws what the file system says, or that a file appeared meanwhile
 */
export function writeNewFiles(root: string, files: readonly NewFile[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { path, text } of files) {
      const file = join(root, path);
      makeFolder(dirname(file), undo);
      writeFileSync(file, text, { flag: 'wx' });
      undo.push(() => rmSync(file));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** `mkdirSync` with `recursive` tells only the first folder that it makes. */
function makeFolder(folder: string, undo: (() => void)[]): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  makeFolder(dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => rmdirSync(folder));
}

function statusOf(root: string, path: string): Stats | undefined {
  return lstatSync(join(root, path), { throwIfNoEntry: false });
}
