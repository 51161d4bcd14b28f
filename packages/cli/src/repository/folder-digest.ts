import { hash } from 'node:crypto';
import { sortedBy } from '@nodeless/core';
import type { FolderDigest, SourceFile } from '@nodeless/sources';

/** SHA-256 of a folder's files: of their paths in it and their bytes, whatever order they come in. */
export function folderDigest(path: string, files: readonly SourceFile[]): FolderDigest {
  const lines = sortedBy(files, (file) => file.path).map(
    (file) => `${file.path.slice(path.length + 1)}\0${hash('sha256', file.bytes)}`,
  );
  return { path, sha256: hash('sha256', lines.join('\n')) };
}

/** SHA-256 of a file. */
export function fileDigest({ path, bytes }: SourceFile): FolderDigest {
  return { path, sha256: hash('sha256', bytes) };
}
