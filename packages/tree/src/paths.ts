/** `a/b` for `a/b/c`, empty for `c`. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** All folders above a path, the nearest first: `a/b`, `a` for `a/b/c`. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return folders;
}

/** `join('', 'a')` is `a`. */
export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Two paths with the same fold are one file on file systems that ignore case or the Unicode form (macOS, Windows). */
export function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
