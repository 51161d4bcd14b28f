import { RENDERED, renderedFolder } from '@nodeless/core';
import { collectingDiskErrors } from './disk/collecting.ts';
import type { Disk } from './disk/disk.ts';
import { showsModes } from './modes.ts';
import { ownershipOf } from './ownership/ownership.ts';
import { parseOwnership } from './ownership/parse.ts';
import { printOwnership } from './ownership/print.ts';
import { foldersAbove, join } from './paths.ts';
import { contentOf, type PlannedFile, sha256Of } from './planned-file.ts';
import { scan } from './scan.ts';

/**
 * True when `rendered/` is exactly the tree whose record has this hash: every file has the recorded content, none is
 * executable, nothing is missing, left over, foreign or a symbolic link. Reads only. Whoever knows the hash need not
 * render to know that there is nothing to do; `false` says nothing more than "look closer".
 *
 * @param recordSha256 hex SHA-256 of the bytes of `ownership.json`
 */
export function holdsExactly(disk: Disk, cluster: string, recordSha256: string): boolean {
  const { value } = collectingDiskErrors(() => ({
    value: holds(disk, cluster, recordSha256),
    diagnostics: [],
  }));
  return value ?? false;
}

/** Hash of the record of a tree that is exactly these files, for {@link holdsExactly}. */
export function recordSha256(files: readonly PlannedFile[]): string {
  return contentOf(printOwnership(ownershipOf(files))).sha256;
}

function holds(disk: Disk, cluster: string, recordSha256: string): boolean {
  const root = renderedFolder(cluster);
  if ([root, ...foldersAbove(root)].some((folder) => disk.inspect(folder) !== 'folder')) return false;
  const entries = [...scan(disk, root)].filter(([, kind]) => kind !== 'folder');
  if (!entries.some(([path, kind]) => path === RENDERED.ownership && kind === 'file')) return false;

  const record = disk.read(join(root, RENDERED.ownership));
  if (sha256Of(record.bytes) !== recordSha256) return false;
  if (record.executable && showsModes(disk, cluster)) return false;
  const parsed = parseOwnership(record.bytes);
  if (!('ownership' in parsed) || parsed.ownership.size + 1 !== entries.length) return false;
  return [...parsed.ownership].every(([path, { sha256 }]) => {
    const { bytes, executable } = disk.read(join(root, path));
    return executable === record.executable && sha256.length === 1 && sha256[0] === sha256Of(bytes);
  });
}
