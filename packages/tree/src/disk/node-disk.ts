import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { type Disk, DiskError, type EntryKind, type FileContent } from './disk.ts';

const EXECUTABLE = 0o111;
// The flag does not exist on Windows, where making symbolic links takes a privilege.
const NO_FOLLOW = 'O_NOFOLLOW' in constants ? constants.O_NOFOLLOW : 0;
const READ_ONLY = constants.O_RDONLY | NO_FOLLOW;

/** The real file system below `rootDir`, the repository's root. The root itself may be reached through a symbolic link. */
export function nodeDisk(rootDir: string): Disk {
  const root = resolve(rootDir);
  const at = (path: string): string => `${root}/${path}`;
  return {
    inspect: (path) =>
      attempt('look at', path, () => {
        const found = lstatSync(at(path), { throwIfNoEntry: false });
        return found === undefined ? undefined : kindOf(found);
      }),
    list: (folder) =>
      attempt('list', folder, () =>
        readdirSync(at(folder), { withFileTypes: true }).map((entry) => ({
          name: entry.name,
          kind: kindOf(entry),
        })),
      ),
    read: (path) => attempt('read', path, () => readWhole(at(path))),
    create: (path, bytes) =>
      attempt('create', path, () => writeFileSync(at(path), bytes, { flag: 'wx', mode: 0o644 })),
    rename: (from, to) => attempt('rename', to, () => renameSync(at(from), at(to))),
    remove: (path) => attempt('remove', path, () => unlinkSync(at(path))),
    createFolder: (path) => attempt('create', path, () => createFolder(at(path))),
    removeFolder: (path) => attempt('remove', path, () => removeFolder(at(path))),
  };
}

function attempt<T>(operation: string, path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (isErrno(error)) throw new DiskError(operation, path, error);
    throw error;
  }
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  // Not `instanceof Error`: a fault of the system may come from another realm (worker, vm context).
  return typeof error === 'object' && error !== null && 'code' in error && 'syscall' in error;
}

interface Typed {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: Typed): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'symlink' : 'other';
}

function readWhole(path: string): FileContent {
  const file = openSync(path, READ_ONLY);
  try {
    const { mode, size } = fstatSync(file);
    const bytes = Buffer.allocUnsafe(size);
    let length = 0;
    while (length < size) {
      const count = readSync(file, bytes, length, size - length, null);
      if (count === 0) break;
      length += count;
    }
    return { bytes: bytes.subarray(0, length), executable: (mode & EXECUTABLE) !== 0 };
  } finally {
    closeSync(file);
  }
}

function createFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const stands = isErrno(error) && error.code === 'EEXIST' && lstatSync(path).isDirectory();
    if (!stands) throw error;
  }
}

function removeFolder(path: string): boolean {
  try {
    rmdirSync(path);
    return true;
  } catch (error) {
    if (isErrno(error) && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')) return false;
    throw error;
  }
}
