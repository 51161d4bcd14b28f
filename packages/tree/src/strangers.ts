import { RENDERED } from '@nodeless/core';
import type { UnknownEntry } from './assessment.ts';
import type { Disk, EntryKind } from './disk/disk.ts';
import { isLeftover } from './leftovers.ts';
import { isAbandoned, lockOwner } from './lock.ts';
import type { Ownership } from './ownership/ownership.ts';
import { folderOf } from './paths.ts';
import { inRendered, type Target } from './target.ts';

/** What is below `rendered/` and is neither a file of the target nor one of the record. */
export interface Strangers {
  readonly unknown: readonly UnknownEntry[];
  readonly leftovers: readonly string[];
  readonly abandonedLock: boolean;
}

/** @param blocks says whether something at a path keeps a file of the target from its place */
export function strangersAmong(
  entries: ReadonlyMap<string, EntryKind>,
  disk: Disk,
  target: Target,
  record: Ownership,
  blocks: (path: string) => boolean,
): Strangers {
  const expected = new Set([...target.files.map((file) => file.path), ...record.keys(), RENDERED.ownership]);
  const unknown: UnknownEntry[] = [];
  const leftovers: string[] = [];
  let abandonedLock = false;
  const repositories = [...entries.keys()].filter((path) => /(?:^|\/)\.git$/.test(path)).map(folderOf);
  for (const path of repositories) unknown.push({ path, kind: 'repository', inTheWay: blocks(path) });
  const isInRepository = (path: string) =>
    repositories.some((folder) => folder === '' || path.startsWith(`${folder}/`));
  for (const [path, kind] of entries) {
    if (isInRepository(path)) continue;
    if (kind === 'folder' || (kind === 'file' && expected.has(path))) continue;
    const lock =
      kind === 'file' && folderOf(path) === ''
        ? lockOwner(disk, inRendered(target.cluster, path))
        : undefined;
    if (lock !== undefined) abandonedLock ||= isAbandoned(lock);
    else if (kind === 'file' && isLeftover(disk, target, record, path)) leftovers.push(path);
    else {
      const inTheWay = blocks(path) || (kind === 'symlink' && leadsToOurs(path, record));
      unknown.push({ path, kind, inTheWay });
    }
  }
  return { unknown, leftovers, abandonedLock };
}

/** True for a symbolic link where a file that we own, or a folder above one, should be. */
function leadsToOurs(path: string, record: Ownership): boolean {
  return record.has(path) || [...record.keys()].some((owned) => owned.startsWith(`${path}/`));
}
