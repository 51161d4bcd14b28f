import { hash } from 'node:crypto';
import { isRecordPath, renderedFolder } from '@nodeless/core';
import { collectingDiskErrors } from './disk/collecting.ts';
import type { Disk } from './disk/disk.ts';
import { showsModes } from './modes.ts';
import { parseRecord } from './ownership/parse-record.ts';
import { recordsOf } from './ownership/records.ts';
import { foldersAbove, join } from './paths.ts';
import { sha256Of } from './planned-file.ts';
import { scan } from './scan.ts';
import type { Target } from './target.ts';

/**
 * True when `rendered/` is exactly the tree whose records have this hash: every file has the recorded content, none is
 * executable, nothing is missing, left over, foreign or a symbolic link. Reads only. Whoever knows the hash need not
 * render to know that there is nothing to do; `false` says nothing more than "look closer".
 *
 * @param recordsSha256 from {@link recordsSha256}
 */
export function holdsExactly(disk: Disk, cluster: string, recordsSha256: string): boolean {
  const { value } = collectingDiskErrors(() => ({
    value: holds(disk, cluster, recordsSha256),
    diagnostics: [],
  }));
  return value ?? false;
}

/** Hex SHA-256 of all records of a tree, and so of all its files, for {@link holdsExactly}. */
export function recordsSha256(target: Target): string {
  return hashOf([...recordsOf(target)].map(([path, { sha256 }]) => [path, sha256]));
}

function hashOf(records: readonly (readonly [path: string, sha256: string])[]): string {
  return hash(
    'sha256',
    records
      .map(([path, sha256]) => `${sha256}  ${path}\n`)
      .sort()
      .join(''),
  );
}

function holds(disk: Disk, cluster: string, recordsSha256: string): boolean {
  const root = renderedFolder(cluster);
  const kinds = [root, ...foldersAbove(root)].map((folder) => disk.inspect(folder));
  if (kinds.some((kind) => kind !== 'folder' && kind !== undefined)) return false;
  // A tree without a file has no folder either.
  if (kinds.includes(undefined)) return recordsSha256 === hashOf([]);
  const entries = [...scan(disk, root)].filter(([, kind]) => kind !== 'folder');
  const records = entries
    .filter(([path, kind]) => kind === 'file' && isRecordPath(path))
    .map(([path]) => ({ path, ...disk.read(join(root, path)) }));
  if (hashOf(records.map(({ path, bytes }) => [path, sha256Of(bytes)])) !== recordsSha256) return false;

  const executable = records[0]?.executable ?? false;
  if (executable && showsModes(disk, cluster)) return false;
  const owned = new Map<string, readonly string[]>();
  for (const record of records) {
    const parsed = parseRecord(record.path, record.bytes);
    if (parsed === undefined || 'reason' in parsed || record.executable !== executable) return false;
    for (const [path, hashes] of parsed.ownership) owned.set(path, hashes);
  }
  if (owned.size + records.length !== entries.length) return false;
  return [...owned].every(([path, sha256]) => {
    const file = disk.read(join(root, path));
    return file.executable === executable && sha256.length === 1 && sha256[0] === sha256Of(file.bytes);
  });
}
