import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { compareText, type Diagnostic, type Outcome } from '@nodeless/core';
import { isLink, sameFolder, symbolicLink, unreadableFolder } from './read-source.ts';

/** Puts names in the order in which they are looked at. It changes nothing but that order. */
export type Arrange = (names: readonly string[]) => readonly string[];

/** As they are: sorted. */
export const asTheyAre: Arrange = (names) => names;

/**
 * Sorted names of the folders below `root/folder`, none where it is absent; hidden ones are passed over. A link in place of
 * a folder is a finding: Argo CD may follow it where nobody else does.
 */
export function foldersOf(root: string, folder: string): Outcome<readonly string[]> {
  if (isLink(root, folder)) return { diagnostics: [symbolicLink(folder)] };
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(
      ({ name }) => !name.startsWith('.'),
    );
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const links = entries.filter((entry) => isFolderLink(root, folder, entry)).map(({ name }) => name);
    const sorted = names.sort(compareText);
    return {
      value: sorted,
      diagnostics: [
        ...links.sort(compareText).map((name) => symbolicLink(`${folder}/${name}`)),
        ...caseCollisions(folder, sorted),
      ],
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { value: [], diagnostics: [] };
    if (code === undefined) throw error;
    return { diagnostics: [unreadableFolder(folder, code)] };
  }
}

/** True for a link to a folder, and for one that leads nowhere; a link to a file is no concern of ours. */
function isFolderLink(root: string, folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return false;
  try {
    return !statSync(join(root, folder, entry.name)).isFile();
  } catch {
    return true;
  }
}

/** Folders that are one folder to whoever clones the repository where case says nothing, as macOS and Windows do. */
export function caseCollisions(folder: string, names: readonly string[]): Diagnostic[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.flatMap((name, index) => {
    const first = lower.indexOf(lower[index] ?? '');
    return first === index ? [] : [sameFolder(`${folder}/${name}`, `${folder}/${names[first] ?? ''}`)];
  });
}
