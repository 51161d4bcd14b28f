import { hash } from 'node:crypto';
import { compareText, recordedFile, renderedFolder } from '@nodeless/core';
import { folderOf } from '../paths.ts';
import type { Ownership } from './ownership.ts';

/** How every record begins. */
export const RECORD_MARK = '# nodeless: clusters/';

/** What a record of a folder without files says: `sha256sum -c` refuses a list without a line. */
export const NOTHING = `${hash('sha256', '')}  /dev/null`;

/**
 * Prints a record as `sha256sum -c` reads it in the record's own folder: a comment that says what is recorded, then
 * hash and name of each file, sorted by name. No time and no version, so that equal trees have equal records. A file has
 * two lines while a run has not finished: {@link Ownership}.
 *
 * @param path where the record stands, below `rendered/`
 * @param files paths relative to `rendered/`, all of them recorded there
 */
export function printRecord(cluster: string, path: string, files: Ownership): string {
  const folder = folderOf(path);
  const nameOf = (file: string): string => (folder === '' ? file : file.slice(folder.length + 1));
  const lines = [...files]
    .sort(([one], [other]) => compareText(one, other))
    .flatMap(([file, hashes]) => hashes.map((sha256) => `${sha256}  ${nameOf(file)}`));
  const body = lines.length === 0 ? [NOTHING] : lines;
  return [heading(cluster, path, body), ...body, ''].join('\n');
}

/**
 * Git takes a deleted file and an added one that are half alike for a rename, and `git diff --name-only` prints the new
 * path alone then; Argo CD, which finds out that way which Applications changed, would keep what the folder lost. The
 * record of a folder stays as long as its Application, and git prints what only changes. The record of one file goes with
 * it, so most of it are digits that no other path has.
 */
function heading(cluster: string, path: string, body: readonly string[]): string {
  const file = recordedFile(path);
  const plain = `# nodeless: ${renderedFolder(cluster)}/${file ?? folderOf(path)}`;
  if (file === undefined) return plain;
  const alike = [`${plain} `, ...body, ''].join('\n').length;
  return `${plain} ${digitsOf(plain, alike)}`;
}

/** More than so many hexadecimal digits that depend on a string. */
function digitsOf(text: string, count: number): string {
  let digits = '';
  while (digits.length <= count) digits += hash('sha256', `${digits.length} ${text}`);
  return digits;
}
