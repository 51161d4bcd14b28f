import type { Diagnostic, Outcome } from '@nodeless/core';
import { type Disk, DiskError } from './disk/disk.ts';
import { finding } from './findings.ts';
import { lockName, lockPid } from './own-names.ts';
import { join } from './paths.ts';

/** The processes of this machine, as far as locks ask for them. */
export interface Processes {
  readonly own: number;
  isAlive(pid: number): boolean;
}

export interface Lock {
  release(): void;
}

/**
 * Makes sure that one process at a time writes below `folder`, which must exist.
 *
 * Each process puts down an empty file that carries its own process id, and only then looks for others: of two
 * processes at least one sees the other and gives up, so never do both go on. Locks of dead processes are removed;
 * nobody ever has to replace a lock of somebody else's, which is where such schemes go wrong. A lock left by a dead
 * process with our own number is taken over. Only processes of one machine see each other.
 */
export function acquireLock(disk: Disk, folder: string, processes: Processes = thisMachine): Outcome<Lock> {
  const own = join(folder, lockName(processes.own));
  putDown(disk, own);
  const lock = { release: () => disk.remove(own) };
  try {
    const holder = otherHolder(disk, folder, own, processes);
    if (holder === undefined) return { value: lock, diagnostics: [] };
    lock.release();
    return { diagnostics: [holder] };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Looks for locks of others; those of dead processes are removed on the way. */
function otherHolder(disk: Disk, folder: string, own: string, processes: Processes): Diagnostic | undefined {
  for (const { name, kind } of disk.list(folder)) {
    const path = join(folder, name);
    const pid = kind === 'file' && path !== own ? lockOwner(disk, path) : undefined;
    if (pid === undefined) continue;
    if (processes.isAlive(pid)) return locked(path, pid);
    unlessGone(() => disk.remove(path));
  }
  return undefined;
}

/** Says that another process writes below `folder`; undefined when none does, or the folder is gone. Only reads. */
export function otherWriter(disk: Disk, folder: string, processes: Processes): Diagnostic | undefined {
  for (const { name, kind } of unlessGone(() => disk.list(folder)) ?? []) {
    const path = join(folder, name);
    const pid = kind === 'file' ? lockOwner(disk, path) : undefined;
    if (pid !== undefined && pid !== processes.own && processes.isAlive(pid)) return locked(path, pid);
  }
  return undefined;
}

/** True for a lock that nobody holds: its process is dead, or is ourselves, who hold none while this is asked. */
export function isAbandoned(pid: number, processes: Processes = thisMachine): boolean {
  return pid === processes.own || !processes.isAlive(pid);
}

/** The process that put a lock down. Undefined for any other file: locks of ours are empty. */
export function lockOwner(disk: Disk, path: string): number | undefined {
  const pid = lockPid(path.slice(path.lastIndexOf('/') + 1));
  if (pid === undefined) return undefined;
  const content = unlessGone(() => disk.read(path));
  return content?.bytes.byteLength === 0 ? pid : undefined;
}

/** Locks of others may go at any time. */
function unlessGone<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof DiskError && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function putDown(disk: Disk, path: string): void {
  try {
    disk.create(path, new Uint8Array());
  } catch (error) {
    const takenOver =
      error instanceof DiskError && error.code === 'EEXIST' && lockOwner(disk, path) !== undefined;
    if (!takenOver) throw error;
  }
}

function locked(file: string, pid: number): Diagnostic {
  return finding(
    'tree/locked',
    file,
    `Process ${pid} is writing the same tree`,
    `wait until it has ended and run the same command again; if process ${pid} is something else, delete ${file}`,
  );
}

export const thisMachine: Processes = {
  own: process.pid,
  isAlive: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // A process of another user cannot be signalled, but it lives.
      return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
    }
  },
};
