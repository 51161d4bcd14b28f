import { type Disk, DiskError } from '../disk/disk.ts';

/** The process is gone: nothing catches this, and nothing runs after it. */
export class Crash extends Error {}

/**
 * - `refuse`: one call fails, as with a full disk for a moment; what was to be created is left half written
 * - `crash`: from that call on nothing happens any more, as when the process is killed
 * - `torn`: like `crash`, and what was to be created is left half written
 */
export type Fault = 'refuse' | 'crash' | 'torn';

export interface FaultyDisk extends Disk {
  /** Calls made so far. */
  readonly calls: () => number;
}

/** Passes everything to a real disk, except that the n-th call (from 1) goes wrong. */
export function faultyDisk(disk: Disk, n: number, fault: Fault): FaultyDisk {
  let count = 0;
  const guard = <T>(path: string, call: () => T, half?: () => void): T => {
    count++;
    if (count < n || (count > n && fault === 'refuse')) return call();
    if (count > n || fault === 'crash') throw new Crash();
    unlessRefused(half);
    if (fault === 'torn') throw new Crash();
    throw new DiskError('touch', path, Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }));
  };
  return {
    calls: () => count,
    inspect: (path) => guard(path, () => disk.inspect(path)),
    list: (folder) => guard(folder, () => disk.list(folder)),
    read: (path) => guard(path, () => disk.read(path)),
    create: (path, bytes) => {
      const half = (): void => disk.create(path, bytes.subarray(0, bytes.length / 2));
      guard(path, () => disk.create(path, bytes), half);
    },
    rename: (from, to) => guard(to, () => disk.rename(from, to)),
    remove: (path) => guard(path, () => disk.remove(path)),
    createFolder: (path) => guard(path, () => disk.createFolder(path)),
    removeFolder: (path) => guard(path, () => disk.removeFolder(path)),
  };
}

/** What stands already, such as the lock of an earlier run of this process, is not written half again. */
function unlessRefused(call: (() => void) | undefined): void {
  try {
    call?.();
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
  }
}

/** Passes everything to a real disk and writes down what changes it: `create a`, `rename a b`. */
export function recordingDisk(disk: Disk, log: string[]): Disk {
  const noted = <A extends readonly unknown[], T>(name: string, call: (...args: A) => T) => {
    return (...args: A): T => {
      log.push([name, ...args.filter((argument) => typeof argument === 'string')].join(' '));
      return call(...args);
    };
  };
  return {
    inspect: disk.inspect,
    list: disk.list,
    read: disk.read,
    create: noted('create', disk.create),
    rename: noted('rename', disk.rename),
    remove: noted('remove', disk.remove),
    createFolder: noted('createFolder', disk.createFolder),
    removeFolder: noted('removeFolder', disk.removeFolder),
  };
}
