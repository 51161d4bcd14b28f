import { folderRecord, isRecordPath, recordPathOf } from '@nodeless/core';
import type { Disk } from './disk/disk.ts';
import { temporaryHash } from './own-names.ts';
import { OLD_RECORD_MARK } from './ownership/old-form.ts';
import type { Ownership } from './ownership/ownership.ts';
import { RECORD_MARK } from './ownership/print-record.ts';
import { folderOf, join } from './paths.ts';
import { inRendered, type Target } from './target.ts';

/**
 * True for a temporary file that a run of ours left when it died. Its name alone is no proof. Its name has to be the
 * hash of what a record or the target knows in the same folder, or it holds the beginning of a record where one can stand.
 */
export function isLeftover(
  disk: Disk,
  { cluster, files }: Target,
  ownership: Ownership,
  path: string,
): boolean {
  const hash = temporaryHash(path);
  if (hash === undefined) return false;
  const folder = folderOf(path);
  const known =
    files.some((file) => file.sha256 === hash && folderOf(file.path) === folder) ||
    [...ownership].some(([owned, sha256]) => sha256.includes(hash) && folderOf(owned) === folder);
  if (known || !holdsRecords(folder)) return known;
  const text = Buffer.from(disk.read(inRendered(cluster, path)).bytes).toString('utf8');
  return MARKS.some((mark) => text.startsWith(mark) || mark.startsWith(text));
}

const MARKS = [RECORD_MARK, OLD_RECORD_MARK];

function holdsRecords(folder: string): boolean {
  return isRecordPath(folderRecord(folder)) || folderOf(recordPathOf(join(folder, 'file'))) === folder;
}
