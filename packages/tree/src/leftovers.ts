import type { Disk } from './disk/disk.ts';
import { temporaryHash } from './own-names.ts';
import type { Ownership } from './ownership/ownership.ts';
import { OWNERSHIP_HEAD } from './ownership/print.ts';
import { folderOf } from './paths.ts';
import { inRendered, type Target } from './target.ts';

/**
 * True for a temporary file that a run of ours left when it died. Its name alone is no proof. Its name has to be the
 * hash of what the record or the target knows in the same folder, or it holds the beginning of an ownership record.
 */
export function isLeftover(disk: Disk, { cluster, files }: Target, record: Ownership, path: string): boolean {
  const hash = temporaryHash(path);
  if (hash === undefined) return false;
  const folder = folderOf(path);
  const known =
    files.some((file) => file.sha256 === hash && folderOf(file.path) === folder) ||
    [...record].some(([owned, { sha256 }]) => sha256.includes(hash) && folderOf(owned) === folder);
  if (known || folder !== '') return known;
  const text = Buffer.from(disk.read(inRendered(cluster, path)).bytes).toString('utf8');
  return text.startsWith(OWNERSHIP_HEAD) || OWNERSHIP_HEAD.startsWith(text);
}
