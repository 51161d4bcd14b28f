import type { EntryKind, FileContent } from './disk/disk.ts';
import type { Ownership } from './ownership/ownership.ts';
import type { Content, PlannedFile } from './planned-file.ts';

/** How the disk and a target compare. Made by reading alone; `plan` and `verify` are two readings of it. */
export interface Assessment {
  readonly planned: readonly PlannedStatus[];
  readonly stale: readonly StaleStatus[];
  readonly unknown: readonly UnknownEntry[];
  /** Temporary files of a run that died. */
  readonly leftovers: readonly string[];
  /** True when a process died before it could take its lock away. */
  readonly abandonedLock: boolean;
  /** Folders that exist below `rendered/`. */
  readonly folders: ReadonlySet<string>;
  /** Those of them that hold no file at all, however deep. */
  readonly emptyFolders: readonly string[];
  /** What the records on disk claim. Empty when there is none. */
  readonly ownership: Ownership;
  readonly records: readonly RecordStatus[];
}

/**
 * A file of the target.
 * - `missing`: nothing stands there, or a folder, whose contents are judged on their own
 * - `same`: the bytes are right
 * - `executable`: the bytes are right, the mode is not
 * - `line-endings`: right but for carriage returns before the line feeds
 * - `recorded`: the bytes are what we wrote earlier, with whatever line endings
 * - `edited`: the file is ours and holds something else
 * - `foreign`: the file is not ours and holds something else
 * - `blocked`: a symbolic link or the like, listed as unknown too
 */
export type PlannedStatus =
  | {
      readonly file: PlannedFile;
      readonly state: 'missing' | 'same' | 'executable' | 'line-endings' | 'recorded' | 'blocked';
    }
  | { readonly file: PlannedFile; readonly state: 'edited' | 'foreign'; readonly onDisk: Uint8Array };

/** A record of the target, or one that stands on disk. */
export interface RecordStatus {
  readonly path: string;
  /** As it shall be in the end; undefined when it shall go. */
  readonly wanted: Content | undefined;
  /** As it stands on disk. */
  readonly onDisk: FileContent | undefined;
  /** Its mode is not what it should be. */
  readonly executable: boolean;
  /** True when it must go before the target's files can be written. */
  readonly inTheWay: boolean;
}

/** A file that we own and the target no longer has: gone already, as we wrote it, or edited since. */
export interface StaleStatus {
  readonly path: string;
  readonly state: 'gone' | 'recorded' | 'edited';
  /** True when it must go before the target's files can be written. */
  readonly inTheWay: boolean;
}

/** Something below `rendered/` that neither a record nor the target explains. Folders are not listed. */
export interface UnknownEntry {
  readonly path: string;
  /** `repository` is a folder with a `.git` of its own, which stands for everything below it. */
  readonly kind: EntryKind | 'repository';
  /** True when a file of the target cannot be written, or a file of ours not be reached, because of it. */
  readonly inTheWay: boolean;
}
