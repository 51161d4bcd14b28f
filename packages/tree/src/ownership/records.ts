import { folderRecord, recordPathOf } from '@nodeless/core';
import { type Content, contentOf } from '../planned-file.ts';
import type { Target } from '../target.ts';
import { type Ownership, ownershipOf } from './ownership.ts';
import { printRecord } from './print-record.ts';

/** The records of a tree: path relative to `rendered/` -> content. */
export type Records = ReadonlyMap<string, Content>;

/** The records that a target has when it is on disk, those of its folders without files among them. */
export function recordsOf({ cluster, files, folders }: Target): Records {
  const owned = byRecord(ownershipOf(files));
  for (const folder of emptyFolders(folders, files)) owned.set(folderRecord(folder), new Map());
  return new Map([...owned].map(([path, files]) => [path, contentOf(printRecord(cluster, path, files))]));
}

/** Which record names which files. */
export function byRecord(ownership: Ownership): Map<string, Ownership> {
  const records = new Map<string, Map<string, readonly string[]>>();
  for (const [path, hashes] of ownership) {
    const record = recordPathOf(path);
    const files = records.get(record);
    if (files === undefined) records.set(record, new Map([[path, hashes]]));
    else files.set(path, hashes);
  }
  return records;
}

function emptyFolders(folders: readonly string[], files: readonly { readonly path: string }[]): string[] {
  const filled = new Set<string>();
  for (const { path } of files) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (filled.has(folder)) break;
      filled.add(folder);
    }
  }
  return folders.filter((folder) => !filled.has(folder));
}
