/** What stands at a path, without following a symbolic link. `other` is a socket, a pipe or a device. */
export type EntryKind = 'file' | 'folder' | 'symlink' | 'other';

export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

export interface FileContent {
  readonly bytes: Uint8Array;
  /** True when anyone may execute the file. */
  readonly executable: boolean;
}

/**
 * Everything that the tree asks of a file system, one method a system call as far as that is possible.
 * Paths are relative to the repository's root, with `/`. Calls are synchronous: for many small files that is the
 * fastest way, and it leaves one order in which things can happen.
 * Every method throws {@link DiskError} when the file system refuses.
 */
export interface Disk {
  /** Undefined when nothing stands there. */
  inspect(path: string): EntryKind | undefined;
  /** What a folder holds, in no particular order. */
  list(folder: string): readonly Entry[];
  /** Reads a file; never follows a symbolic link at the last segment. */
  read(path: string): FileContent;
  /** Makes a new file with mode 0644; code `EEXIST` when anything stands there already. */
  create(path: string, bytes: Uint8Array): void;
  /** Moves a file, replacing the file that stands at the new place; both are in the same folder. */
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Makes one folder, not its parents. A folder that stands there already is fine, anything else is not. */
  createFolder(path: string): void;
  /** Removes a folder if it is empty; says whether it did. */
  removeFolder(path: string): boolean;
}

/** The file system refused an operation. */
export class DiskError extends Error {
  /** The system's own code, for instance `EACCES`. */
  readonly code: string;
  readonly operation: string;
  /** Relative to the repository's root. */
  readonly path: string;

  constructor(operation: string, path: string, cause: Error & { readonly code?: string | undefined }) {
    const reason = cause.message.split(',')[0] ?? cause.message;
    super(`${operation} ${path}: ${reason}`, { cause });
    this.name = 'DiskError';
    this.code = cause.code ?? 'UNKNOWN';
    this.operation = operation;
    this.path = path;
  }
}
