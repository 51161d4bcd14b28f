import type { UnknownEntry } from './assessment.ts';
import type { Disk, EntryKind } from './disk/disk.ts';
import { isLeftover } from './leftovers.ts';
import { isAbandoned, lockOwner } from './lock.ts';
import type { Ownership } from './ownership/ownership.ts';
import { folderOf } from './paths.ts';
import { inRendered, type Target } from './target.ts';

/** What is below `rendered/` and is neither a file nor a record of ours. */
export interface Strangers {
  readonly unknown: readonly UnknownEntry[];
  readonly leftovers: readonly string[];
  readonly abandonedLock: boolean;
}

interface Ours {
  readonly target: Target;
  readonly ownership: Ownership;
  /** Files and records of the target and of the disk. */
  readonly expected: ReadonlySet<string>;
  /** Says whether something at a path keeps a path of the target from its place. */
  readonly blocks: (path: string) => boolean;
}

export function strangersAmong(
  entries: ReadonlyMap<string, EntryKind>,
  disk: Disk,
  { target, ownership, expected, blocks }: Ours,
): Strangers {
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
    else if (kind === 'file' && isLeftover(disk, target, ownership, path)) leftovers.push(path);
    else {
      const inTheWay = blocks(path) || (kind === 'symlink' && leadsToOurs(path, expected));
      unknown.push({ path, kind, inTheWay });
    }
  }
  return { unknown, leftovers, abandonedLock };
}

/** True for a symbolic link where a file that we own, or a folder above one, should be. */
function leadsToOurs(path: string, expected: ReadonlySet<string>): boolean {
  return expected.has(path) || [...expected].some((owned) => owned.startsWith(`${path}/`));
}
