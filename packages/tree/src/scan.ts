import type { Disk, EntryKind } from './disk/disk.ts';
import { join } from './paths.ts';

/** Everything below a folder, folders too: path relative to it -> kind. Symbolic links are named, never followed. */
export function scan(disk: Disk, root: string): Map<string, EntryKind> {
  const found = new Map<string, EntryKind>();
  const walk = (folder: string): void => {
    for (const { name, kind } of disk.list(join(root, folder))) {
      const path = join(folder, name);
      found.set(path, kind);
      if (kind === 'folder') walk(path);
    }
  };
  walk('');
  return found;
}
